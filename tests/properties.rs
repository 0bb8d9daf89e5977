//! The promises, as properties over any text and any preset.
//!
//! `PROPTEST_CASES=20000 cargo test --test properties` looks further than the default run. What it finds is added to
//! `known_hard_texts`, so that it is tried in every run.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use unscrape::{Cleaner, Confidence, Config, Finding, Preset, Report, Span, Unit, rules};

const PRESETS: [Preset; 3] = [Preset::Plain, Preset::Markdown, Preset::Minimal];

fn configuration() -> ProptestConfig {
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { default.cases } else { 400 };
    ProptestConfig { cases, ..default }
}

/// The presets, every rule at the lowest threshold, and the default rules at the highest.
fn cleaners() -> impl Iterator<Item = Cleaner> {
    let everything = Cleaner::builder().enable("*").min_confidence(Confidence::Possible);
    let strict = Cleaner::builder().min_confidence(Confidence::Certain);
    PRESETS.into_iter().map(Cleaner::new).chain([everything, strict].map(|builder| builder.build().unwrap()))
}

const WORDS: &str = "the harbour Bridge a 1 2026 café naïve Straße мост Порт γέφυρα שלום جسر पुल สะพาน 桥梁 橋 다리 կամուրջ ხიდი 🌉 \
    👩‍🚀 e\u{301} ﬁn “quoted” it’s — … шы ghbdtn руддщ dkssud nfr;t cjj,otybt [jhjij, pаy мoст ѕее \
    ɡood ｔｏｗｎ 𝗵𝗼𝘂𝘀𝗲 ыщъжх близко 직접 popularity는 Hα καλός тхе Beograd \
    래ㅣㅇㄷㄱ plan—the “so” Twitter Facebook and: Follow on Photo: Reuters/Ada";

const MARKS: &str =
    r##"[ ] ( ) ]( ![ < > * ** *** _ __ ~~ ~ ` `` ``` # ## $ $$ \ \\ | = - + ! & : @ / { } ^ ' " . , % ;"##;

const BLANKS: &str = "␣ ␣ ␣ ␣␣ ␣␣␣␣ ␉ ␤ ␤␤ ␤␤␤␤ ␣␤ ␣␣␤ ␍␤ ␍ ␤␣␉␤ ␤\u{3000}";

const INVISIBLE: &str = "\u{feff} \u{200b} \u{200c} \u{200d} \u{2060} \u{ad} \u{200e} \u{202a} \u{fe0f} \u{301} \u{316} \0 \u{7f} \
    \u{e000} \u{fffd} \u{e0061} \u{feff}\u{200b} \u{a0} \u{2028}";

const INLINE: &str = r##"
    [AFP](#) [AFP]() [port](https://example.com/p) [wiki](https://example.com/a_(b)) [see](#methods) [](/home) [a][b] [1]
    [town][label] [label] [label][] ![label] ![][t] [x][#] [the␣*old*␣\#1␣town] [[label]␣a][b] [*t*][]
    [![map](m.png)](https://example.com) [outer␣[inner](#)␣text](#) [x](javascript:void(0)) [t](</a␣b>␣"title") [t](/u␣'it''s')
    [broken]( [broken](http://example.com ![](x.gif) ![]() ![alt](data:,x) <https://example.org/v2> <ed@example.org> <br>
    <!--␣note␣--> <https:// **strong** *soft* _soft_ ~~gone~~ ***both*** **a*b**c* snake_case_name f***ing 2␣*␣3 `code`
    ``a␣`␣b`` `**kept**` $x^2$ $5 US\$1.2Bln \[ \] \( \) \* \_ \# \- 19\. \& R\&D \d+\.\d+ &amp; &amp;amp; &nbsp; &#8217;
    &lt;b&gt; https://example.com/a_b?c=1&copy=2 www.example.com ed@example.org /usr/lib/x C:\new\table ./a/b foo();
"##;

/// UTF-8 read in several code pages, once and twice; with bytes lost; altered, and as escapes; legacy pages in one another.
const MISREAD: &str = r##"
    Ã© â€™ â€œquayâ€™ cafÃ© cafÃƒÂ© ÃƒÆ’Ã‚Â© Ã Â Â« â€� Ä�ina Ñ�ÐºÐ¸ РјРѕСЃС‚ п╪п╬я│я┌ √© ├╢ รฉ เธชเธงเธฑ 妗ユ 鏃ユ湰瑾 锟斤拷锟斤拷 ï»¿ ðŸŽ‰
    ìîñò ÄãºÃ ПРТФ â€TM Ã1⁄4 naã¯ve \xe2\x80\x99 \u00c3\u00a9 \ud83c\udf89 =C3=A9 =20␤ =␤ \x =E2=80 &#195;&#169; Ã␣̈ infor-␤mation ´e ¨o e¨
    (cid:12) A␣B␣C␣D␣E
"##;

const LINES: &str = r##"
    #␣Title ##␣Title␣## # #␣#␣#␣deep ####### -␣item *␣item 1.␣item 10)␣item >␣quote >␣>␣deep --- *** === |␣a␣|␣b␣|␤|---|---|␤|␣1␣|␣2␣|
    ```rust␤let␣**a**␣=␣[b](#);␤``` ~~~␤\*␣raw␤~~~ ``` ␣␣␣␣indented␣\* -␣item␤␤␣␣␣␣␣␣code␣*x* <pre>␤**kept**␤</pre>
    \begin{equation}␤x_1␤\end{equation} \begin{x} \section{A} ---␤title:␣a␤--- [label]:␣https://example.com [b]:␣# [t]:␣https://pixel.example.com/?a [#]:␣#title
    [the␣*old*␣\#1␣town]:␣/town␤[*t*]:␣<a␣b.pdf>␣"t"␤␤ Share␣[](#)
    Related␣article:␣[Next](#) Read␣more:␣[One](/1),␣[Two](/2) Original␣url:␤␤<https://example.com/a>
    Source␣url:␣https://example.com/a {"text":␣"a␣**b**"} x␣=␣f(a,␣b);
"##;

/// Halves of elements and of sections, so that they nest, cross and stay open.
const TAGS: &str = r##"
    <![CDATA[ ]]> <p> </p> <div> </div> <pre> <pre><code> </code></pre> <code> </code> <span␣class="k"> </span> <span></span> <script> </script>
    <style␣scoped> </style> <!-- --> <!DOCTYPE␣x> <a␣href="x <img␣src=x &lt; &gt; &lt;p&gt; &lt;/p&gt; <blockquote␤>␣class="x"> <td> <tr><td> <li> <ul>
"##;

/// What chats, notes, forums, converters and printing programs write in a way of their own.
const FORMATS: &str = r##"
    <@U03FGHIJ2|ada> <:wave:812345678901234567> <http://e.com|l> <!here> <!channel|x> <mailto:a@b.c|d> >! !< ^( ==hot== %%a␣b%% ␣^a1b2
    [[Pier|pier]] ![[q.png]] >␣[!note]- [!note [image:␣q.png] [date=2024-05-01 time=10:00:00 [b:1f3k29xz] [/b:1f3k29xz] [/list:u:1f3k29xz] \[␣]
    {.a} {#b} :::␣x ::: +---+---+ +-- |␣##␣T␣| 1914--1918 \cmd[a]{b} \protect *[HTML]:␣H *[ [Most␤read](u) "C:\a\\"
    <|endoftext|> <think> </think> 【4†source】 {{x}} {%␣if␣%} {{{1|}}} [caption␣id="x"] [/caption] <ref␣name=x/> '''''b'' __NOTOC__ [edit]
    04/2013 $␣1,2 Print Related: 3/4 Tags: -- >␣On␣Monday,␣Ada␣wrote:
"##;

/// One of the words of a list; `␣`, `␉`, `␍` and `␤` stand for blank, tab and line ends.
fn one_of(list: &'static str) -> impl Strategy<Value = String> {
    let words: Vec<&str> = list.split_ascii_whitespace().collect();
    select(words).prop_map(|word| word.replace('␣', " ").replace('␉', "\t").replace('␍', "\r").replace('␤', "\n"))
}

/// Pieces of scraped text, so that passes fire and get in one another's way.
fn fragment() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => one_of(WORDS),
        5 => one_of(BLANKS),
        4 => one_of(MARKS),
        4 => one_of(INLINE),
        2 => one_of(LINES).prop_map(|line| format!("\n{line}\n")),
        2 => one_of(MISREAD),
        2 => one_of(TAGS),
        2 => one_of(FORMATS),
        1 => one_of(INVISIBLE),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let text = vec(inner, 0..4).prop_map(|parts| parts.concat());
        let shape = select(&[
            ("[", "](#)"),
            ("[", "](https://example.com/x)"),
            ("![", "](x.png)"),
            ("**", "**"),
            ("*", "*"),
            ("_", "_"),
            ("`", "`"),
            ("$", "$"),
            ("<", ">"),
            ("\n> ", "\n"),
            ("\n- ", "\n"),
            ("\n# ", "\n"),
            ("\n```\n", "\n```\n"),
            ("\\", "\\"),
            ("(", ")"),
            ("<pre><code>", "</code></pre>"),
            ("&lt;p&gt;", "&lt;/p&gt;"),
        ]);
        (shape, text).prop_map(|((open, close), text)| format!("{open}{text}{close}"))
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => vec(any::<char>(), 0..60).prop_map(String::from_iter),
        1 => vec(prop_oneof![one_of(MARKS), one_of(BLANKS)], 0..40).prop_map(|parts| parts.concat()),
        1 => layers(),
        1 => fields(),
        6 => vec(fragment(), 0..24).prop_map(|parts| parts.concat()),
    ]
}

/// Bodies of posts as feeds and dumps keep them: HTML as a whole, in a section or escaped.
fn fields() -> impl Strategy<Value = String> {
    let part = prop_oneof![2 => one_of(TAGS), 2 => one_of(WORDS), 1 => one_of(FORMATS), 1 => one_of(BLANKS)];
    let body = vec(part, 0..24).prop_map(|parts| parts.concat());
    let shape = select(&[("<p>", "</p>"), ("<![CDATA[", "]]>"), ("&lt;p&gt;", "&lt;/p&gt;"), ("{\"text\": \"", "\"}")]);
    (shape, body).prop_map(|((open, close), body)| format!("{open}{body}{close}"))
}

/// Words and characters that do not show, without markup.
fn words() -> impl Strategy<Value = String> {
    let part = prop_oneof![one_of(WORDS), one_of(INVISIBLE), Just(" ".to_owned()), Just("\n".to_owned())];
    vec(part, 0..24).prop_map(|parts| parts.concat())
}

/// The same thing many times over, each around the next: one repair may reveal the next one.
fn layers() -> impl Strategy<Value = String> {
    let side = || vec(prop_oneof![one_of(MARKS), one_of(INLINE), one_of(LINES), one_of(BLANKS)], 0..3);
    (side(), fragment(), side(), 2..12usize).prop_map(|(open, core, close, depth)| {
        [open.concat().repeat(depth), core, close.concat().repeat(depth)].concat()
    })
}

/// Replay gives the output, undo the input; edits are in order, apart and what they say they are.
fn every_change_is_accounted_for(cleaner: &Cleaner, input: &str) {
    let cleaned = cleaner.clean(input);
    let (output, report) = (cleaned.text(), cleaned.report());
    assert_eq!(report.replay(input), output, "replay");
    assert_eq!(report.undo(output), input, "undo");
    let (mut read, mut written) = (0, 0);
    for edit in report.edits() {
        assert!(edit.span.start >= read && edit.output.start >= written, "order of {edit:?}");
        assert_eq!(edit.span.start - read, edit.output.start - written, "unchanged text before {edit:?}");
        assert_eq!(input.get(edit.span.range()), Some(&*edit.before), "{edit:?}");
        assert_eq!(output.get(edit.output.range()), Some(&*edit.after), "{edit:?}");
        assert_ne!(edit.before, edit.after, "{edit:?}");
        (read, written) = (edit.span.end, edit.output.end);
    }
    for remark in report.remarks() {
        assert_eq!(input.get(remark.span.range()), Some(&*remark.before), "{remark:?}");
        let touched = report.edits().iter().any(|edit| {
            edit.span.overlaps(remark.span) || remark.span.contains(edit.span) || edit.output.overlaps(remark.output)
        });
        let there = output.get(remark.output.range());
        assert!(if touched { there.is_some() } else { there == Some(&*remark.before) }, "{there:?} for {remark:?}");
    }
    assert_eq!(cleaner.detect(input), *report, "detect");
    assert_eq!(cleaner.clean_text(input), output, "clean_text");
    assert_eq!(report.ruleset(), cleaner.fingerprint());
}

/// A second run finds nothing to do, and says so without an allocation.
fn cleaning_settles(cleaner: &Cleaner, input: &str) {
    let once = cleaner.clean_text(input);
    assert_eq!(cleaner.clean_text(&once), once, "second run");
    unchanged_is_borrowed(cleaner, &once);
}

fn unchanged_is_borrowed(cleaner: &Cleaner, input: &str) {
    let (output, report) = cleaner.clean(input).into_parts();
    assert_eq!(report.edits().is_empty(), output == input);
    assert_eq!(matches!(output, std::borrow::Cow::Borrowed(_)), output == input);
}

/// Both maps rise, stay in bounds, and are inverse on the bytes that no edit touched.
fn offsets_map_both_ways(cleaner: &Cleaner, input: &str) {
    let cleaned = cleaner.clean(input);
    let (output, report) = (cleaned.text(), cleaned.report());
    rises_within(input.len(), output.len(), |at| report.to_output(at));
    rises_within(output.len(), input.len(), |at| report.to_input(at));
    let mut edits = report.edits().iter().peekable();
    for (at, byte) in input.bytes().enumerate() {
        while edits.next_if(|edit| edit.span.end <= at).is_some() {}
        if edits.peek().is_some_and(|edit| edit.span.start <= at) {
            continue;
        }
        let to = report.to_output(at);
        assert_eq!(output.as_bytes().get(to), Some(&byte), "byte {at} of the input");
        assert_eq!(report.to_input(to), at, "byte {at} of the input, there and back");
    }
}

fn rises_within(from: usize, to: usize, map: impl Fn(usize) -> usize) {
    let mut before = 0;
    for at in 0..=from {
        assert!((before..=to).contains(&map(at)), "offset {at} of {from} goes to {} of {to}", map(at));
        before = map(at);
    }
    assert_eq!(map(from), to, "the end goes to the end");
}

fn units_agree_with_a_naive_count(cleaner: &Cleaner, input: &str) {
    let cleaned = cleaner.clean(input);
    let (output, report) = (cleaned.text(), cleaned.report());
    let count = |unit: Unit, text: &str| match unit {
        Unit::Chars => text.chars().count(),
        Unit::Utf16 => text.encode_utf16().count(),
        _ => text.len(),
    };
    for unit in [Unit::Bytes, Unit::Chars, Unit::Utf16] {
        let agree = |text: &str, spans: Vec<Span>| {
            for (span, found) in spans.iter().zip(unit.spans(text, spans.iter().copied())) {
                assert_eq!(found.start, count(unit, &text[..span.start]), "{unit:?} of {span:?}");
                assert_eq!(found.end, count(unit, &text[..span.end]), "{unit:?} of {span:?}");
            }
        };
        let findings = || report.edits().iter().chain(report.remarks());
        agree(input, findings().map(|finding| finding.span).collect());
        agree(output, findings().map(|finding| finding.output).collect());
    }
}

fn only_rules_that_are_on(cleaner: &Cleaner, input: &str) {
    let Config { preset, enable, min_confidence, .. } = cleaner.config();
    let is_on = |finding: &Finding| {
        !enable.is_empty() || rules().any(|rule| rule.id() == finding.rule && rule.presets().contains(*preset))
    };
    let cleaned = cleaner.clean(input);
    let report = cleaned.report();
    for edit in report.edits() {
        assert!(is_on(edit) && edit.confidence >= *min_confidence, "{edit:?}");
    }
    for remark in report.remarks() {
        // Some point at text without a proposal.
        let proposes = cleaned.text()[remark.output.range()] != *remark.after;
        assert!(is_on(remark) && !(proposes && remark.confidence >= *min_confidence), "{remark:?}");
    }
}

fn reports_survive_storage(cleaner: &Cleaner, input: &str) {
    let report = cleaner.detect(input);
    let stored = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&stored).unwrap(), report);
}

const PROPERTIES: [fn(&Cleaner, &str); 7] = [
    every_change_is_accounted_for,
    cleaning_settles,
    unchanged_is_borrowed,
    offsets_map_both_ways,
    units_agree_with_a_naive_count,
    only_rules_that_are_on,
    reports_survive_storage,
];

fn hold(text: &str) {
    for cleaner in cleaners() {
        for property in PROPERTIES {
            property(&cleaner, text);
        }
    }
}

fn any_config() -> impl Strategy<Value = Config> {
    let family = |id: &str| format!("{}/*", id.split('/').next().unwrap_or(id));
    let patterns = || {
        let ids: Vec<String> =
            rules().flat_map(|rule| [rule.id().to_owned(), family(rule.id()), "*".to_owned()]).collect();
        vec(select(ids), 0..5)
    };
    let confidence = select(&[Confidence::Possible, Confidence::Likely, Confidence::Certain]);
    (select(&PRESETS), patterns(), patterns(), confidence).prop_map(|(preset, enable, disable, min_confidence)| {
        let mut config = Config::default();
        (config.preset, config.enable, config.disable) = (preset, enable, disable);
        config.min_confidence = min_confidence;
        config
    })
}

proptest! {
    #![proptest_config(configuration())]

    #[test]
    fn promises_hold(text in text()) {
        hold(&text);
    }

    #[test]
    fn promises_hold_for_any_choice_of_rules(config in any_config(), text in text()) {
        let cleaner = Cleaner::builder().config(config).build().unwrap();
        every_change_is_accounted_for(&cleaner, &text);
        cleaning_settles(&cleaner, &text);
    }

    #[test]
    fn configurations_survive_storage(config in any_config()) {
        let toml = toml::to_string(&config).unwrap();
        prop_assert_eq!(&toml::from_str::<Config>(&toml).unwrap(), &config);
        let json = serde_json::to_string(&config).unwrap();
        let back: Config = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&back, &config);
        let fingerprint = |config| Cleaner::builder().config(config).build().unwrap().fingerprint();
        prop_assert_eq!(fingerprint(back), fingerprint(config));
    }

    /// Characters that are no matter of context are the same in a part as in the whole.
    #[test]
    fn parts_are_cleaned_as_the_whole(first in words(), second in words()) {
        const RULES: [&str; 4] = [
            "encoding/c1-control",
            "invisible/bom",
            "invisible/control",
            "unicode/composed",
        ];
        let alone = Cleaner::builder().disable("*").min_confidence(Confidence::Possible);
        let cleaner = RULES.into_iter().fold(alone, |builder, rule| builder.enable(rule)).build().unwrap();
        let whole = cleaner.clean_text(&format!("{first}\n\n{second}")).into_owned();
        prop_assert_eq!(whole, format!("{}\n\n{}", cleaner.clean_text(&first), cleaner.clean_text(&second)));
    }

    /// Other texts and offsets beyond the end give nonsense, but no panic.
    #[test]
    fn reports_do_not_panic_on_other_texts(text in text(), other in text(), at in any::<usize>()) {
        let report = Cleaner::default().detect(&text);
        let _ = (report.replay(&other), report.undo(&other));
        let _ = Unit::Utf16.spans(&other, report.remarks().iter().chain(report.edits()).map(|finding| finding.span));
        let _ = (report.to_input(at / 2), report.to_output(at / 2));
    }
}

#[test]
fn known_hard_texts() {
    let texts = [
        "\n",
        "\u{feff}",
        "# # # # # # # # # a",
        "<<<<<<<<<http://a.b>>>>>>>>>",
        "[t](</a b> \"title\")[\n> шы\n](#)",
        "The [report](#) says **шы** it late, and the [ministry](#) says it шы not.",
        "**_\n[\n[\n[![\n\\\\![\n\u{3000} \n    \r[\n[\n[\n[\n[<",
        &"Original url: http://a.b\n".repeat(9),
        &("Original url: http://a.b\n\n".repeat(9) + "x"),
    ];
    texts.into_iter().for_each(hold);
}
