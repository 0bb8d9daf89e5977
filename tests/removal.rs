//! What removing lines promises beyond single cases: the guard, the reasons, the metadata, templates of a site.

use unscrape::{
    Classes, Cleaner, Confidence, Config, Document, Edits, Pass, Phase, Presets, Report, Rule, TemplateLearner,
    Templates,
};

const SENTENCE: &str =
    "The orchard on the northern slope flooded in the second week of March, and nobody had seen it coming.";

/// Many lines that are boilerplate on likely evidence, and little text.
fn directory() -> String {
    let rows = (0..60).map(|n| format!("Ada Pear the {n}th/Orchard Post/Getty Images\n\n"));
    format!("{SENTENCE}\n\n{}{SENTENCE}\n", rows.collect::<String>())
}

#[test]
fn the_guard_holds_likely_edits_back() {
    let text = directory();
    let cleaned = Cleaner::default().clean(&text);
    assert!(cleaned.report().guarded());
    assert_eq!(cleaned.text(), text);
    assert!(cleaned.report().remarks().iter().filter(|remark| remark.rule == "credit/agency").count() >= 60);
    // Cleaning what was held back holds it back again.
    assert_eq!(Cleaner::default().clean_text(cleaned.text()), text);
}

#[test]
fn the_guard_can_be_switched_off() {
    let text = directory();
    let cleaner = Cleaner::builder().max_removed(100).build().unwrap();
    let cleaned = cleaner.clean(&text);
    assert!(!cleaned.report().guarded());
    assert_eq!(cleaned.text(), format!("{SENTENCE}\n\n{SENTENCE}\n"));
    assert_ne!(cleaner.fingerprint(), Cleaner::default().fingerprint());
    let config: Config = toml::from_str("max_removed = 100").unwrap();
    assert_eq!(&config, cleaner.config());
}

#[test]
fn what_is_certain_goes_all_the_same() {
    let text = format!("{}\n\nLeave a comment", directory().trim_end());
    let cleaned = Cleaner::default().clean(&text);
    assert!(cleaned.report().guarded());
    assert!(!cleaned.text().contains("Leave a comment") && cleaned.text().contains("Ada Pear the 7th"));
    assert!(cleaned.report().edits().iter().all(|edit| edit.confidence == Confidence::Certain));
}

#[test]
fn a_short_text_is_judged_line_by_line() {
    let cleaned =
        Cleaner::default().clean("It flooded.\n\nPhoto: Ada Pear / Reuters\n\nShare this article\n\nLeave a comment");
    assert_eq!(cleaned.text(), "It flooded.");
    assert!(!cleaned.report().guarded());
}

#[test]
fn edits_name_their_signals() {
    let text = format!("{SENTENCE}\n\nRelated article: [Pears](#)\n\n{SENTENCE}\n\nLeave a comment");
    let report = Cleaner::default().detect(&text);
    let signals: Vec<Vec<&str>> = report.edits().iter().map(|edit| edit.signals().collect()).collect();
    assert_eq!(signals, [vec!["label"], vec!["line", "edge"]]);
    let stored: Report = serde_json::from_str(&serde_json::to_string(&report).unwrap()).unwrap();
    assert_eq!(stored, report);
}

#[test]
fn metadata_is_what_removed_lines_told() {
    let text = format!(
        "Published: 4 May 2021, 11:30\n\n{SENTENCE}\n\nFoto: Ada Birne/dpa\n\n{SENTENCE}\n\n\
         Original url:\n\n<https://example.com/a_b>"
    );
    let cleaned = Cleaner::default().clean(&text);
    assert_eq!(cleaned.text(), format!("{SENTENCE}\n\n{SENTENCE}"));
    let metadata = cleaned.metadata();
    let found = [metadata.date.as_ref(), metadata.source_url.as_ref(), metadata.credits.first()];
    for (found, wanted) in found.into_iter().zip(["4 May 2021, 11:30", "https://example.com/a_b", "Ada Birne/dpa"]) {
        let found = found.unwrap_or_else(|| panic!("{wanted} is missing: {metadata:?}"));
        assert_eq!((&*found.text, &text[found.span.range()]), (wanted, wanted));
    }
    assert_eq!(metadata.byline, None);
    let stored = serde_json::from_str(&serde_json::to_string(&metadata).unwrap()).unwrap();
    assert_eq!(metadata, stored);
}

#[test]
fn bylines_and_readers() {
    let text =
        format!("URL Source: https://example.com/a\n\nPublished Time: 2021-05-04\n\nMarkdown Content:\n{SENTENCE}");
    let cleaned = Cleaner::default().clean(&text);
    let metadata = cleaned.metadata();
    assert_eq!(&*metadata.source_url.unwrap().text, "https://example.com/a");
    assert_eq!(&*metadata.date.unwrap().text, "2021-05-04");
    let cleaner = Cleaner::builder().enable("boilerplate/meta").build().unwrap();
    let cleaned = cleaner.clean("Written by Ada Pear | 4 May 2021\n\nIt flooded.");
    assert_eq!(cleaned.text(), "It flooded.");
    assert_eq!(&*cleaned.metadata().byline.unwrap().text, "Ada Pear");
}

#[test]
fn nothing_is_guessed() {
    let text = "By Ada Pear\n\n4 May 2021\n\nDear Eve, see https://example.com for the photo by Ada Pear.";
    assert_eq!(Cleaner::default().clean(text).metadata(), unscrape::Metadata::default());
}

fn page(number: usize) -> String {
    format!(
        "Orchard Post {number}\n\nAll the news of the slope\n\nThe tree number {} fell.\n\nReferences\n\nNote {number} of many.\n\n\
         Write to the orchard, third gate on the left, at any hour of the day or of the night that suits you well.\n\nEnd of {number}",
        number * number + 7
    )
}

#[test]
fn templates_recur() {
    let mut learner = TemplateLearner::new();
    (0..20).for_each(|number| learner.observe(&page(number)));
    assert_eq!(learner.documents(), 20);
    let templates = learner.freeze();
    let cleaner = Cleaner::builder().pass(templates).build().unwrap();
    let text = page(99).replace("fell.", "stands.").replace("Note 99 of many", "Nothing to note");
    let cleaned = cleaner.clean(&text);
    assert_eq!(cleaned.text(), "The tree number 9808 stands.\n\nReferences\n\nNothing to note.");
    assert!(cleaned.report().edits().iter().all(|edit| edit.rule == "boilerplate/template"));
    assert_eq!(cleaned.report().undo(cleaned.text()), text);
    assert_eq!(cleaner.clean_text(cleaned.text()), cleaned.text());
}

#[test]
fn templates_are_plain_data() {
    let mut learner = TemplateLearner::new().min_documents(2).min_share(50);
    (0..3).for_each(|number| learner.observe(&page(number)));
    let stored: TemplateLearner = serde_json::from_str(&serde_json::to_string(&learner).unwrap()).unwrap();
    assert_eq!(stored, learner);
    let templates = learner.freeze();
    let fingerprint = |templates| Cleaner::builder().pass(templates).build().unwrap().fingerprint();
    assert_ne!(fingerprint(templates.clone()), fingerprint(Templates::default()), "other lines clean otherwise");
    let stored: Templates = serde_json::from_str(&serde_json::to_string(&templates).unwrap()).unwrap();
    assert_eq!(stored, templates);
}

#[test]
fn rare_lines_make_room_for_frequent_ones() {
    let mut learner = TemplateLearner::new();
    for number in 0..400usize {
        let unique: String = (0..400).map(|line| format!("{}\n", letters(number * 400 + line))).collect();
        learner.observe(&format!("Orchard Post\n{unique}"));
    }
    assert_eq!(learner.freeze().len(), 1);
}

#[test]
fn parts_learn_what_one_learner_does() {
    let mut whole = TemplateLearner::new();
    let mut parts = [TemplateLearner::new(), TemplateLearner::new()];
    for number in 0..20 {
        whole.observe(&page(number));
        parts[number % 2].observe(&page(number));
    }
    let [mut merged, other] = parts;
    merged.merge(other);
    assert_eq!(merged, whole);

    // Where memory is short, the frequent line outlives the others.
    let learn = |documents: std::ops::Range<usize>| {
        let mut learner = TemplateLearner::new();
        for number in documents {
            let unique: String = (0..400).map(|line| format!("{}\n", letters(number * 400 + line))).collect();
            learner.observe(&format!("Orchard Post\n{unique}"));
        }
        learner
    };
    let mut merged = learn(0..160);
    merged.merge(learn(160..320));
    assert_eq!((merged.documents(), merged.freeze().len()), (320, 1));
}

/// A number in letters, since digits do not count.
fn letters(mut number: usize) -> String {
    let mut text = String::new();
    while text.len() < 4 || number > 0 {
        text.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    text
}

#[test]
fn a_text_of_nothing_but_templates_stays() {
    let mut learner = TemplateLearner::new().min_documents(2);
    (0..3).for_each(|_| learner.observe("Orchard Post\n\nAll the news of the slope"));
    let cleaner = Cleaner::builder().pass(learner.freeze()).build().unwrap();
    assert_eq!(
        cleaner.clean_text("Orchard Post\n\nAll the news of the slope"),
        "Orchard Post\n\nAll the news of the slope"
    );
}

/// `tests/data/lines.tsv`: lines of many languages that go, and sentences that resemble them and stay.
#[test]
fn lines_in_many_languages() {
    const BEFORE: &str = "The orchard on the slope flooded in March.";
    const BEHIND: &str = "By noon the water had gone, and the trees still stood.";
    let cleaner = Cleaner::default();
    let mut failures = Vec::new();
    for row in include_str!("data/lines.tsv").lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
        let [what, language, line] = row.split('\t').collect::<Vec<_>>().try_into().expect("three columns");
        let text = format!("{BEFORE}\n\n{line}\n\n{BEHIND}");
        let wanted = if what == "vanish" { format!("{BEFORE}\n\n{BEHIND}") } else { text.clone() };
        if cleaner.clean_text(&text) != wanted {
            failures.push(format!("{language}: {line} does not {what}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A pass that is never done.
#[derive(Debug)]
struct Growth;

const GROWTH: Rule = Rule::new("test/growth", Presets::ALL, "Never done").fires("a", "ab").spares("c");

static GROWTHS: [Rule; 1] = [GROWTH];

impl Pass for Growth {
    fn rules(&self) -> &'static [Rule] {
        &GROWTHS
    }

    fn phase(&self) -> Phase {
        Phase::Blocks
    }

    fn triggers(&self) -> Classes {
        Classes::ANY
    }

    fn find(&self, document: &Document<'_>, edits: &mut Edits<'_>) {
        let end = document.text().len();
        edits.replace(end..end, "b", &GROWTH, Confidence::Certain);
    }
}

#[test]
fn a_text_that_does_not_settle_comes_back_and_the_report_says_so() {
    let cleaner = Cleaner::builder().pass(Growth).build().unwrap();
    let cleaned = cleaner.clean("By [AFP](#)");
    assert_eq!(cleaned.text(), "By [AFP](#)");
    assert!(!cleaned.report().settled());
    assert!(cleaned.report().edits().is_empty());
    assert!(Cleaner::default().clean("By [AFP](#)").report().settled());
}

#[test]
#[cfg(debug_assertions)]
#[should_panic(expected = "orchard/other: not among the rules of its pass")]
fn an_edit_for_a_rule_that_is_not_listed_is_a_bug_of_the_pass() {
    static OWN: [Rule; 1] = [Rule::new("orchard/own", Presets::TEXT, "Of the pass")];
    static OTHER: Rule = Rule::new("orchard/other", Presets::TEXT, "Of no pass");

    #[derive(Debug)]
    struct Strays;

    impl Pass for Strays {
        fn rules(&self) -> &'static [Rule] {
            &OWN
        }

        fn phase(&self) -> Phase {
            Phase::Markup
        }

        fn triggers(&self) -> Classes {
            Classes::ANY
        }

        fn find(&self, _: &Document<'_>, edits: &mut Edits<'_>) {
            edits.delete(0..1, &OTHER, Confidence::Certain);
        }
    }

    let _ = Cleaner::builder().pass(Strays).build().unwrap().clean("orchard");
}
