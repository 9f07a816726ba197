//! The browser through keys and screens, without a terminal.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "it is a test"
)]

#[allow(dead_code, reason = "other tests use the rest")]
#[path = "support/reader.rs"]
mod reader;

use cytobrowse::{
    app::{Focus, HOW_TO_LEAVE, NO_ORDER_HERE, NO_SOURCE_HERE, NOTHING_TO_FOLD, Request},
    page::{Block, Link},
};
use ratatui::style::Modifier;
use reader::Reader;

#[test]
fn typing_filters_at_once() {
    let mut reader = Reader::at(80, 24);
    assert!(reader.screen().contains("Fatigue"));
    reader.keys("chil");
    assert!(reader.screen().contains("understood Chills"), "{}", reader.screen());
    assert!(!reader.screen().contains("Fatigue"));
}

#[test]
fn the_terminals_cursor_stands_on_the_selected_row() {
    let mut reader = Reader::at(120, 40);
    reader.keys("chills");
    assert!(reader.cursor_row().starts_with("▸ Aldesleukin"), "{}", reader.cursor_row());
    reader.keys("<Down>");
    assert!(reader.cursor_row().starts_with("▸ Interferon alfa-2b"), "{}", reader.cursor_row());
}

#[test]
fn each_tab_shows_the_next_list_and_the_last_leads_to_the_first() {
    let mut reader = Reader::at(80, 24);
    let first = |reader: &Reader| match reader.state.selected().unwrap() {
        Link::Entry(entry) => entry.kind().name(),
        Link::Example(_) => "example",
        Link::Overview(_) => "overview",
        Link::System(..) => "system",
    };
    let mut seen = vec![first(&reader)];
    for _ in 0..5 {
        seen.push(first(reader.keys("<Tab>")));
    }
    assert_eq!(seen, ["example", "medicine", "side-effect", "cytokine", "overview", "example"]);
    assert_eq!(first(reader.keys("<S-Tab>")), "overview");
}

#[test]
fn a_medicine_leads_to_its_side_effect_which_leads_to_the_medicines_that_list_it() {
    let mut reader = Reader::at(120, 40);
    reader.keys("intron<Enter>");
    follow(&mut reader, "Chills");
    assert_eq!(reader.page().page.title, "Chills");
    follow(&mut reader, "Aldesleukin (Proleukin)");
    assert_eq!(reader.page().page.title, "Aldesleukin (Proleukin)");
}

#[test]
fn a_cytokine_leads_to_its_family_and_to_its_products() {
    let mut reader = Reader::at(120, 40);
    reader.keys("interferon alfa<Tab><Tab><Tab><Enter>");
    assert_eq!(reader.page().page.title, "Interferon alfa");
    follow(&mut reader, "Belongs to: Interferons");
    assert_eq!(reader.page().page.title, "Interferons");
    follow(&mut reader, "Medicine: Interferon alfa-2b (Intron A)");
    assert_eq!(reader.page().page.title, "Interferon alfa-2b (Intron A)");
}

/// Moves to a line of the page and follows its link.
fn follow(reader: &mut Reader, line: &str) {
    go_to(reader, line);
    reader.keys("<Enter>");
}

/// Moves to a line of the page.
fn go_to(reader: &mut Reader, line: &str) {
    reader.keys("<Home>");
    for _ in 0..reader.page().page.blocks.len() {
        if reader.page().line().is_some_and(|found| found.words() == line) {
            return;
        }
        reader.keys("<Down>");
    }
    panic!("no line `{line}` on the page:\n{}", reader.screen());
}

#[test]
fn the_trail_goes_back_page_by_page_and_ends_at_the_list() {
    let mut reader = Reader::at(120, 40);
    reader.keys("intron<Enter>");
    follow(&mut reader, "Chills");
    follow(&mut reader, "Aldesleukin (Proleukin)");
    assert_eq!(reader.state.trail_len(), 2);
    reader.keys("<Left>");
    assert_eq!(reader.page().page.title, "Chills");
    assert_eq!(reader.page().line().unwrap().words(), "Aldesleukin (Proleukin)", "the line it was left from");
    reader.keys("<Esc>");
    assert_eq!(reader.page().page.title, "Interferon alfa-2b (Intron A)");
    reader.keys("b");
    assert_eq!((reader.state.focus, reader.state.trail_len()), (Focus::List, 0));
    assert_eq!(reader.state.query.text(), "intron");
}

#[test]
fn any_claim_leads_to_its_source_with_one_key() {
    let mut reader = Reader::at(120, 40);
    reader.keys("breast<Enter><Down>s");
    let screen = reader.screen();
    assert_eq!(reader.page().page.title, "Who says so");
    assert!(screen.contains("not approved by the FDA"), "{screen}");
    assert!(screen.contains("https://www.breastcancer.org/treatment/immunotherapy/cytokines"), "{screen}");
    assert!(screen.contains("Its own date: not recorded"), "{screen}");
    reader.keys("<Esc>");
    assert_eq!(reader.page().page.title, "Breast cancer");
}

#[test]
fn a_line_without_a_claim_says_that_it_has_no_source() {
    let mut reader = Reader::at(120, 40);
    reader.keys("breast<Enter>s");
    assert_eq!(reader.state.notice.as_deref(), Some(NO_SOURCE_HERE));
    assert!(reader.screen().contains(NO_SOURCE_HERE));
}

#[test]
fn esc_goes_back_step_by_step_and_leaves_only_when_asked_twice() {
    let mut reader = Reader::at(80, 24);
    reader.keys("chills<Enter><F1><Esc>");
    assert_eq!((reader.state.help, reader.state.focus), (None, Focus::Page));
    reader.keys("<Esc>");
    assert_eq!(reader.state.focus, Focus::List);
    reader.keys("<Esc>");
    assert_eq!(reader.state.query.text(), "");
    reader.keys("<Esc>");
    assert!(reader.requests.is_empty() && reader.screen().contains(HOW_TO_LEAVE));
    reader.keys("<Down><Esc>");
    assert!(reader.requests.is_empty(), "another key in between starts anew");
    reader.keys("<Esc>");
    assert_eq!(reader.requests, [Request::Quit]);
}

#[test]
fn letters_are_text_in_the_list_and_commands_on_a_page() {
    let mut reader = Reader::at(80, 24);
    reader.keys("q");
    assert_eq!((reader.state.query.text(), reader.requests.len()), ("q", 0));
    reader.keys("<BS><Tab><Enter>q");
    assert_eq!(reader.requests, [Request::Quit]);
}

#[test]
fn on_an_empty_query_a_slash_is_no_text_and_a_question_mark_asks_for_help() {
    let mut reader = Reader::at(80, 24);
    reader.keys("/");
    assert_eq!(reader.state.query.text(), "");
    reader.keys("?");
    assert!(reader.state.help.is_some());
    reader.keys("?");
    assert!(reader.state.help.is_none());
    reader.keys("a?/");
    assert_eq!(reader.state.query.text(), "a?/");
}

#[test]
fn the_right_arrow_opens_at_the_end_of_the_query_and_moves_the_caret_before_it() {
    let mut reader = Reader::at(80, 24);
    reader.keys("chills<Left><Right>");
    assert_eq!(reader.state.focus, Focus::List);
    reader.keys("<Right>");
    assert_eq!(reader.state.focus, Focus::Page);
}

#[test]
fn filtering_keeps_the_chosen_entry_selected_while_it_is_listed() {
    let mut reader = Reader::at(80, 24);
    reader.keys("chills<Down>");
    let chosen = reader.state.selected();
    reader.keys(", fever");
    assert_eq!(reader.state.selected(), chosen);
    reader.keys("<Esc>diarrhea");
    assert_ne!(reader.state.selected(), chosen, "it is not listed any more");
}

#[test]
fn what_was_not_chosen_gives_way_to_the_best_answer() {
    let mut reader = Reader::at(80, 24);
    reader.keys("hair loss");
    assert!(reader.cursor_row().contains("Interferon alfa-2b"), "{}", reader.cursor_row());
}

#[test]
fn home_end_and_pages_reach_both_ends_of_a_list_and_of_a_page() {
    for keys in ["", "proleukin<Enter>"] {
        let mut reader = Reader::at(80, 24);
        reader.keys(keys);
        let start = reader.cursor_row();
        let (mut pages, mut before) = (0, String::new());
        while before != reader.cursor_row() {
            before = reader.cursor_row();
            reader.keys("<PgDn>");
            pages += 1;
        }
        assert!(pages > 2, "there is more than one screen");
        assert_eq!(before, reader.keys("<End>").cursor_row());
        for _ in 0..pages {
            reader.keys("<PgUp>");
        }
        assert_eq!(start, reader.cursor_row());
        assert_eq!(start, reader.keys("<End><Home>").cursor_row());
    }
}

#[test]
fn headings_are_reached_one_by_one() {
    let mut reader = Reader::at(80, 24);
    reader.keys("proleukin<Enter>");
    let start = reader.page().cursor();
    let mut stops = vec![start];
    for _ in 0..3 {
        stops.push(reader.keys("n").page().cursor());
    }
    assert!(stops.is_sorted() && stops.windows(2).all(|pair| pair[0] < pair[1]), "{stops:?}");
    reader.keys("NNN");
    assert_eq!(reader.page().cursor(), start);
}

#[test]
fn a_pasted_list_is_a_list_of_complaints() {
    let mut reader = Reader::at(120, 40);
    reader.paste("chills\nfever\nhair loss\n");
    assert_eq!(reader.state.answer.complaints.len(), 3);
}

#[test]
fn what_may_not_wait_stays_in_sight_while_the_list_moves() {
    let mut reader = Reader::at(80, 24);
    reader.keys("low blood pressure");
    for keys in ["", "<End>", "<Enter>", "<End>"] {
        reader.keys(keys);
        assert!(
            reader.rows()[3].contains("! Low blood pressure: can be an emergency"),
            "{}",
            reader.screen()
        );
    }
}

#[test]
fn a_ruled_out_complaint_is_shown_and_not_answered() {
    let mut reader = Reader::at(120, 40);
    reader.keys("no fever, chills");
    assert!(reader.screen().contains("ruled out: Fever"), "{}", reader.screen());
    assert_eq!(reader.state.answer.complaints.len(), 1);
}

#[test]
fn the_cursor_stays_on_its_line_when_the_window_changes() {
    let mut reader = Reader::at(120, 40);
    reader.keys("intron<Enter><Down><Down><Down><Down><Down><Down><Down><Down>");
    let line = reader.page().line().unwrap().words();
    for (width, height) in [(40, 12), (200, 60), (30, 8), (10, 3), (0, 0), (80, 24)] {
        reader.resize(width, height);
        assert_eq!(reader.page().line().unwrap().words(), line);
    }
    assert!(reader.cursor_row().contains(line.split(' ').next().unwrap()), "{}", reader.screen());
}

#[test]
fn a_window_too_small_says_so_in_a_plain_sentence() {
    let mut reader = Reader::at(29, 7);
    assert!(reader.screen().starts_with("This window is too small"), "{}", reader.screen());
    reader.resize(30, 8);
    assert!(reader.screen().contains("❯"), "{}", reader.screen());
}

#[test]
fn no_size_makes_drawing_panic() {
    for keys in
        ["", "chills, low blood pressure", "proleukin<Enter><End>", "chills<Enter>s", "<F1><End>", "zzz"]
    {
        let mut reader = Reader::at(80, 24);
        reader.keys(keys);
        for width in [0, 1, 2, 3, 10, 29, 30, 31, 37, 40, 47, 60, 79, 80, 81, 120, 300] {
            for height in [0, 1, 2, 3, 7, 8, 9, 12, 15, 16, 24, 100] {
                reader.resize(width, height);
            }
        }
    }
}

#[test]
fn an_example_is_asked_by_choosing_it() {
    let mut reader = Reader::at(120, 40);
    assert!(reader.screen().contains("How to ask"), "{}", reader.screen());
    reader.keys("<Down><Enter>");
    assert_eq!((reader.state.query.text(), reader.state.focus), ("hair loss", Focus::List));
    assert!(reader.screen().contains("understood Thinning hair"), "{}", reader.screen());
    reader.keys("<Esc><Tab><Tab><S-Tab><S-Tab><Home><S-Tab><Enter>");
    assert_eq!(reader.page().page.title, "Timeline of approvals and withdrawals");
}

#[test]
fn a_branch_is_folded_and_unfolded_and_the_arrows_pass_over_what_is_hidden() {
    let mut reader = Reader::with(reader::figures(), 120, 40);
    reader.keys("<Tab><Tab><Tab><Down><Down>");
    assert!(reader.cursor_row().contains("┬ Interleukins"), "{}", reader.cursor_row());
    reader.keys("-");
    assert!(reader.cursor_row().contains("+ Interleukins"), "{}", reader.cursor_row());
    assert!(!reader.screen().contains("── Firstleukin"), "{}", reader.screen());
    reader.keys("<Down>");
    assert!(reader.cursor_row().contains("┬ Interferons"), "{}", reader.cursor_row());
    reader.keys("<Down>-");
    assert!(reader.cursor_row().contains("+ Interferons"), "a leaf folds what it belongs to");
    reader.keys("+<Up>+<Down>");
    assert!(reader.cursor_row().contains("┬ Interleukin-2"), "{}", reader.cursor_row());
    reader.keys("<End>-");
    assert_eq!(reader.state.notice.as_deref(), None);
    reader.keys("-<Home><Tab>-");
    assert_eq!(reader.state.notice.as_deref(), Some(NOTHING_TO_FOLD));
}

#[test]
fn one_key_groups_side_effects_by_the_part_of_the_body_and_back() {
    let mut reader = Reader::with(reader::figures(), 120, 40);
    reader.keys("primo<Enter>");
    let headings = |reader: &Reader| -> Vec<String> {
        let heading = |block: &Block| match block {
            Block::Heading(text) => Some(text.clone()),
            _ => None,
        };
        reader.page().page.blocks.iter().filter_map(heading).collect()
    };
    let by_study = headings(&reader);
    assert!(by_study.contains(&"Side effects".to_owned()), "{by_study:?}");
    go_to(&mut reader, "Rash");
    reader.keys("o");
    assert!(
        headings(&reader).contains(&"Side effects: heart and blood vessels".to_owned()),
        "{:?}",
        headings(&reader)
    );
    assert!(reader.page().line().unwrap().words().starts_with("Rash"), "the cursor stays on its line");
    assert!(
        reader.screen().contains("Rash (B)"),
        "each line says which study it is from\n{}",
        reader.screen()
    );
    reader.keys("o");
    assert_eq!(headings(&reader), by_study);
    reader.keys("<Esc><Esc>chills<Tab><Tab><Enter>o");
    assert_eq!(reader.state.notice.as_deref(), Some(NO_ORDER_HERE));
}

#[test]
fn a_part_of_the_body_leads_to_its_side_effects() {
    let mut reader = Reader::with(reader::figures(), 120, 40);
    reader.keys("primo<Enter>");
    follow(&mut reader, "Heart and blood vessels");
    assert_eq!(reader.page().page.subtitle, "heart and blood vessels");
    let screen = reader.screen();
    assert!(screen.contains("Low blood pressure") && screen.contains("Fainting"), "{screen}");
    assert!(!screen.contains("525 people watched; Rash"), "{screen}");
    follow(&mut reader, "Skin, hair and nails");
    assert_eq!(reader.page().page.subtitle, "skin, hair and nails");
    reader.keys("<Esc><Esc>");
    assert_eq!(reader.page().page.title, "Firstleukin (Primo)");
}

#[test]
fn what_was_asked_for_is_shown_where_it_stands_on_a_page() {
    let mut reader = Reader::with(reader::figures(), 120, 40);
    reader.keys("chils");
    let matched: Vec<String> = reader
        .page()
        .page
        .blocks
        .iter()
        .filter_map(Block::line)
        .flat_map(|line| line.text.iter().filter(|span| span.matched).map(|span| span.text.clone()))
        .collect();
    assert!(!matched.is_empty() && matched.iter().all(|text| text == "Chills"), "{matched:?}");
}

#[test]
fn the_search_box_has_the_page_of_what_is_selected_beside_it() {
    let mut reader = Reader::at(120, 40);
    reader.keys("intron<Enter>");
    follow(&mut reader, "Chills");
    reader.keys("/");
    assert_eq!(
        (reader.state.focus, reader.page().page.title.as_str()),
        (Focus::List, "Interferon alfa-2b (Intron A)")
    );
}

#[test]
fn the_order_of_a_page_changes_around_the_line_under_the_cursor() {
    let mut reader = Reader::with(reader::figures(), 120, 40);
    reader.keys("primo, chills<Enter>");
    reader.keys("nnnnn");
    go_to(&mut reader, "Low blood pressure ! serious, the source says");
    let cited = |reader: &Reader| reader.page().line().unwrap().cited.clone();
    let before = cited(&reader);
    reader.keys("o");
    assert!(reader.page().line().unwrap().words().starts_with("Low blood pressure"), "{}", reader.screen());
    assert_eq!(cited(&reader), before);
}

#[test]
fn what_is_folded_stays_so_on_the_way_round_the_shelves() {
    let mut reader = Reader::with(reader::figures(), 120, 40);
    reader.keys("<Tab><Tab><Tab><Down><Down>-<Tab><S-Tab>");
    assert!(reader.screen().contains("├─+ Interleukins"), "{}", reader.screen());
}

#[test]
fn in_a_small_window_what_to_do_is_said_before_anything_is_cut() {
    let mut reader = Reader::with(reader::shipped(), 30, 8);
    reader.keys("chest pain");
    assert!(reader.screen().contains("! Get help now: Chest pain"), "{}", reader.screen());
    let mut reader = Reader::with(reader::shipped(), 80, 24);
    reader.keys("chest pain, seizure, confused, face drooping, cant breathe");
    let screen = reader.screen();
    assert!(screen.contains("! Get help now: "), "{screen}");
    let mut reader = Reader::with(reader::shipped(), 120, 40);
    reader.keys("chest pain");
    assert!(
        reader.screen().contains("Call an ambulance. (how urgent: our own reading)"),
        "{}",
        reader.screen()
    );
}

#[test]
fn the_guides_of_a_tree_leave_the_names_as_they_are() {
    let mut reader = Reader::with(reader::figures(), 120, 40);
    reader.keys("<Tab><Tab><Tab>");
    let row = reader.rows().iter().position(|row| row.contains("── Thirdkin")).unwrap();
    let name = reader.rows()[row].chars().position(|letter| letter == 'T').unwrap();
    let modifier = |column: usize| {
        reader.buffer()[(u16::try_from(column).unwrap(), u16::try_from(row).unwrap())].modifier
    };
    assert!(modifier(name - 3).contains(Modifier::DIM), "the guide");
    assert!(!modifier(name).contains(Modifier::DIM), "the name");
}
