//! Time grows with the length of the text and no faster, whatever the text.
//!
//! Each hostile shape is cleaned at two lengths, one sixteen times the other. Linear work takes sixteen times as long, quadratic
//! work 256 times; the limit lies between, since other programs and the size of caches disturb the clock. A shape fails only
//! when it is over the limit at every look. `SUPERLINEAR=maths cargo test --test superlinear -- --nocapture` measures the
//! shapes of that name.

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use unscrape::{Cleaner, Preset};

const LENGTH: usize = 8 << 10;
const GROWTH: usize = 16;
/// Of time, over [`GROWTH`] times the length.
const LIMIT: f64 = 64.0;
const LOOKS: u64 = 6;

/// Ends every shape: edits that make the cleaner look at zones, evidence and lines, whatever came before.
const TAIL: &str = "\n\n~~x~~ US\\$1";

/// Units that are repeated until the text is long enough; `␣`, `␉`, `␍` and `␤` stand for blank, tab and line ends.
const UNITS: &str = r##"
    [ ] ]( ![ [] [a]( [a](␣ ](x␣( ](x␣" ](x␣'␣) ](< [](<> [a](b [a][b] [a](#) [a](#␣"t")␣ [![a](b.c)](d.e) ![](a.b) [a](#b)
    [a␤ [a]:␣b␤ ]((( [(]( [ab]:␣/c␤ [ab]␣[ab]:␣/c␤␤ [a](/b␣c/d␣
    < > <a␣ <a@b.c> <!-- <![CDATA[ <pre>␤ <code>␤ <pre>␤</pre>␤ <p><pre><code>a␤ <p><pre><code>&lt;␤</code></pre>␤ &lt;p&gt;␤ <https://a.b|c>␣ <http:// <http://a> & &amp; &a
    \ \* \_a \-␣ \#␤ \\␣ 1\. 1\.␤ \$1 $ $a $a␣ $␣ $$ $$a $\$ \( \[ \(\] \begin{ \begin{x}␤ \end{x}␤ \begin{x}␤\end{x}␤
    * _ ~ *a␣ _a _a␣ ** **a a** a**b ~~ ~~a *_ *a_b **a* _*a~~b *␣ *␤ ***a**␣b*c **c****d**␣ f(**A,␣
    ` `a ``a` `a␤ ```␤ ~~~␤ ```a```␤ ␣␣␣␣a␤ -␣a␤␤␣␣␣␣␣␣b␤ a( a() f(x,␣y);␣ x␣=␣y;␤
    `a`$b$␣ $b$`a`␣ $a$␣b@c.d␣ `a`␣http://b.c/d␣
    # #␣ #␣a␤ #␣a␤␤ ##␣a␤ #␤ -␣ -␣a␤ >␣ > >␣a␤ >␤ |␣a␣ |-|␤ ---␤ ===␤ a:␣b␤ 1.␣a␤
    ␣ ␉ ␤ ␍ ␍␤ ␣␤ ␤␣ a␣␤ ␤␤␤␤a
    @ a@ @a.b a@b.c a@b.c␣ www. www.a␣ :// aa:// aa://]␣ http:// http://a.b/( / /a /a␣ ␣/a/b =/a ~/ ../ C:\ ␣C:\a\b \\a
    a word␣ é ж aжbγcא слово␣word␣ ghbdtn␣ руддщ␣ **шы**␣ ыщъж␣ pаy␣ іѕ␣ aа ɡ ɡo␣ ｗo␣ 𝐚b␣ [jhji,j␣ 漢 한 🌉 A.␣ " “a”␣ {"a":␣"b"}␤
    Related:␣[a](#)␣ Related:␣[a](#)␤ Related:␣[a](#)␣b␤ Related:␣ Read␣more:␣[a](#)␤␤
    Most␣read␤ Most␣read␤␤ Foto:␣dpa␤ a/AFP␤ *␣[a](/b)␤ a␤[b](/c)␤ Play␤ Updated␣1␣May␣2020␤ Home␣|␣News␤
    â Ã Â â€ Ã␣ Â␣ Ã© é» â€œ â€� Ã� Ñ� €™ √ ╨ ╤А Р В С вЂ ГОÐ жЖ ЖжЖж Ђђ เ เธ เน ก รฉ 锟 锟斤拷 鈥 妗 漢␣漢 漢字␣漢字␣
    é́ é́̂̃ が ᄒ 하 ᅡ ´ ´e a´ ¨o ˆ \x \xe2 \xe2\x80\x99 \u00e2 \ud83c \ud83c\udf89 = =C3 =C3=A9 =20␤ =␤ a=␤ -␤ a-␤ ab-␤cd ab-␣cd
    (cid:1) A␣ A␣␣ 1␤␤ a␣b␣c␣1␤␤ ã© aã©b â€TM Ã1⁄4 &amp;amp;
    {. {.a {.a␣ {.[ {a=" {a='{a=" ){.a} [a]{.b}␣ :::␤ :::␣{.a}␤ ^ ^[ ^[1] ^[1]^ a^\[1\]^␣ `{=html} `<a>`{=html} `<a>␣ ```{=html}␤
    \[+\] \*\*␣ **a\**␤ ␣␣␣␣[a](/b)␤ ␣␣␣␣[![a](/b)](/c)␤ a[bcd](#)␣ <style></style>␣ a/Reuters␤ A␤B/Reuters␤
    echo␣\*␣ stored␣o\'b␣in␣sql␣ stored␣'o\'b'␣ JSON␣it\u2019s␣ ␉a_x000D_b l'ab-␤cd␣
    <code>a</code>␣ <code␤ <code>`␣ a␣```␤ -␣:::␣{.a}␤ a---b{.a}␣ 1--2␣ $B $B%F ␣**␣ab␣ `_a`_␣ ``a`` &pound;␣(£)␣ 1.2.␣Share␤␤
    Original␣url:␣ Original␣url:␤ Original␣url:␣http://a.b␤ Original␣url:␣http://a.b␤␤
    A␣mill␣was␣sold.␤␤[gallery]␤␤ [ad_1]␤␤a␤␤ A␣mill␣was␣sold.␤␤{{␣a.b␣}}␤␤ :::note␤a␤:::␤ a␣.b-c{d:e}␣ a(adsbygoogle␣=␣window.adsbygoogle||[]).push({});␣
    Caf%C3%A9%20 Ã␣as␣
    {:toc}␤ *␣TOC␤{:toc}␤␤ ***␣START␣OF␣THE␣PROJECT␣GUTENBERG␣EBOOK␣A␣***␤ a␣¶␤ ¶␤ 1.␣^␣A␣[1]␤ [↩](#fnref1)␣ ##␣a␣b␣[c](#a-b)␤␤ [␤␤###␣a␤␤](/b)␤␤
    [a]({{␣ [a]({%␣b␣ \[[1](/a)\] \[[1]␣ -␣\[x\]␣a␤ **a␣1\.** \(_a_\)␣ [a]{.b}␤ !~~ ~~*␣ <a␣*b␣ <a␣[b]␣ Forgot␣your␣password?␤␤A␣b.␤␤
    ##␣2.1.0␤␤-␣Share␤␤ Reply␤␤ This␣a␣is␣a␣stub.␤ To␣unsubscribe␣from␣this␣list␤ Hidden␣categories:␣a␤
"##;

/// Units that do not show.
const INVISIBLE: [&str; 16] = [
    "\u{1b}$B%F\u{1b}(B",
    "\u{feff}",
    "\u{200b}",
    "\u{200d}",
    "a\u{200d}",
    "\u{e01}\u{200b}",
    "\u{301}",
    "a\u{301}\u{316}",
    "\u{ad}",
    "\u{fe0f}",
    "\0",
    "\u{fffd}",
    "\u{a0}",
    "\u{2028}",
    "\u{202e}",
    "\u{e0061}\u{fe0f}",
];

/// Prose enough for the document not to pass for code.
const HEADED: &str = "# a\n\nWords of a line.\n\n";

/// A name, and what makes a text of about a length.
type Shape = (&'static str, fn(usize) -> String);

/// Shapes that are more than one repeated unit.
const COMPOSED: &[Shape] = &[
    ("backticks of rising lengths", |length| counted(length, |n| "`".repeat(n + 1) + "a ")),
    ("stars of rising lengths", |length| counted(length, |n| "*".repeat(n + 1) + "a ")),
    ("fences of rising lengths", |length| counted(length, |n| format!("{0}\n{0}\n", "`".repeat(n + 3)))),
    ("environments of distinct names", |length| counted(length, |n| format!("\\begin{{x{n}}}\n"))),
    ("links of distinct names", |length| counted(length, |n| format!("[a{n}](#a{n}) "))),
    ("lists that step in", |length| counted(length, |n| " ".repeat(n % 200) + "- a\n")),
    ("brackets, then their ends", |length| "[".repeat(length / 5) + &"](#)".repeat(length / 5)),
    ("links by reference, each with its definition", |length| {
        counted(length, |n| format!("[a][b{n}]\n\n[b{n}]: /c\n\n"))
    }),
    ("labels of long texts", |length| counted(length, |n| format!("[{0}{n}]\n\n[{0}{n}]: /c\n\n", "ab ".repeat(300)))),
    ("one long address, many links", |length| {
        format!("[ab]: https://c.d/{}\n\n", "e".repeat(length / 2)) + &"[ab] ".repeat(length / 10)
    }),
    ("many addresses of one label", |length| "[ab] ".repeat(length / 10) + &"\n[ab]: /c".repeat(length / 20)),
    ("brackets beside definitions", |length| {
        "[ab] [".repeat(length / 12) + &"]".repeat(length / 12) + "\n\n" + &"[ab]: /c\n".repeat(length / 27)
    }),
    ("definitions that never open", |length| "[ab]\n\n[ab]: /c\n\n[a\n".to_owned() + &"b]:\n".repeat(length / 4)),
    ("labels within labels that stay", |length| {
        counted(length, |n| format!("[a{n} [ab *c* \\#]]\n\n[a{n} [ab *c* \\#]]: c:\n[ab *c* \\#]: c:\n\n"))
    }),
    ("images, then their ends", |length| "![".repeat(length / 7) + &"](a.b)".repeat(length / 7)),
    ("parentheses, then their ends", |length| "[a](".to_owned() + &"(".repeat(length / 2) + &")".repeat(length / 2)),
    ("stars, then their ends", |length| "*".repeat(length / 2) + "a" + &"*".repeat(length / 2)),
    ("openers, then closers", |length| "*a ".repeat(length / 6) + &"b* ".repeat(length / 6)),
    ("openers, then other closers", |length| "*a ".repeat(length / 6) + &"b_ ".repeat(length / 6)),
    ("maths that opens, one end", |length| "\\(".repeat(length / 2) + "\\)"),
    ("display maths that opens, one end", |length| "\\[a ".repeat(length / 4) + "\\]"),
    ("environments that open, one end", |length| "\\begin{x}\n".repeat(length / 10) + "\\end{x}"),
    ("elements that open, one end", |length| "<pre>\n".repeat(length / 6) + "</pre>"),
    ("front matter that never ends", |length| "---\n".to_owned() + &"a: b\n".repeat(length / 5)),
    ("a fence that never ends", |length| "```\n".to_owned() + &"*a* \\$1\n".repeat(length / 8)),
    ("ever shorter fences, then lines", |length| {
        let fences = counted(length / 2, |n| "`".repeat((length / 2).isqrt().saturating_sub(n).max(3)) + "a\n");
        fences + &"b\n".repeat(length / 4)
    }),
    ("rows that part scenes", |length| "~~~\n\nThe a b c d e f g h i.\n\n".repeat(length / 29)),
    ("blanks, then a letter", |length| " ".repeat(length) + "a"),
    ("a letter, blanks, a letter", |length| "a".to_owned() + &" ".repeat(length) + "a"),
    ("blanks, then headings", |length| "\n".repeat(length / 2) + &HEADED.repeat(length / 2 / HEADED.len())),
    ("headings, then blanks", |length| HEADED.repeat(length / 2 / HEADED.len()) + &"\n".repeat(length / 2)),
    ("labels, then blanks", |length| "Related: [a](#)\n".repeat(length / 32) + &"\n".repeat(length / 2)),
    ("blanks, then labels", |length| "\n".repeat(length / 2) + &"Related: [a](#)\n".repeat(length / 32)),
    ("blanks, then menus", |length| "\n".repeat(length / 2) + &"a b c.\n[b](/c)\n".repeat(length / 30)),
    ("menus, then blanks", |length| "a b c.\n[b](/c)\n".repeat(length / 30) + &"\n".repeat(length / 2)),
    ("a deep quotation, then tags", |length| "> ".repeat(length / 4) + &"<p>b</p> c ".repeat(length / 22)),
    ("signs of a site, quoted before blanks", |length| {
        let signs = "Thread tools\n\nDisplay modes\n\nMark forums read\n\n";
        signs.to_owned() + &"\"Thread tools ".repeat(length / 28) + &" ".repeat(length / 2) + "\n\na"
    }),
    ("a quote mark, many levels", |length| "> ".repeat(length / 2) + "a"),
    ("one long link text", |length| "[".to_owned() + &"*a* ".repeat(length / 4) + "](#)"),
    ("one long target", |length| "[a](http://b.c/".to_owned() + &"d".repeat(length) + ")"),
    ("one long title", |length| "[a](# \"".to_owned() + &"b ".repeat(length / 2) + "\")"),
    ("targets with blanks", |length| counted(length, |n| format!("[a]({}", " ".repeat(n % 500)))),
    ("repairs that reveal repairs", |length| nested(length, "[x](", "[a](#)", ")")),
    ("addresses inside addresses", |length| nested(length, "<http://", "a", ">")),
    ("headings inside headings", |length| "# ".repeat(length / 2) + "a"),
    ("zero-width characters between marks", |length| "*\u{200b}*\u{200b}a".repeat(length / 9)),
    ("blanks, then places of contents", |length| " ".repeat(length / 2) + &"{:".repeat(length / 4)),
    ("a field with buttons, then fields", |length| {
        format!("[{}]", " ".repeat(20))
            + &"[a] ".repeat(length / 8)
            + &format!("[{}", " ".repeat(18)).repeat(length / 38)
    }),
    ("ends of books, then blanks", |length| {
        "*** END OF THE PROJECT GUTENBERG EBOOK A ***\n".repeat(length / 90) + &"\n".repeat(length / 2)
    }),
    ("questions, blanks between", |length| counted(length, |_| "Forgot your password?".to_owned() + &"\n".repeat(200))),
    ("cards, one end", |length| "[\n\n### a b\n\n".repeat(length / 12) + "](/c)"),
    ("one card of many words", |length| "[\n\n".to_owned() + &"a b.\n\n".repeat(length / 6) + "](/c)"),
    ("a line of code inside long lines", |length| counted(length, |n| "a(".repeat(n % 490) + ";\n")),
];

/// Parts numbered from zero until the text is long enough.
fn counted(length: usize, part: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(length + 256);
    for n in 0.. {
        if text.len() >= length {
            break;
        }
        text += &part(n);
    }
    text
}

fn nested(length: usize, open: &str, core: &str, close: &str) -> String {
    let depth = length / (open.len() + close.len());
    open.repeat(depth) + core + &close.repeat(depth)
}

fn time(cleaner: &Cleaner, text: &str) -> f64 {
    let start = now();
    black_box(cleaner.clean(black_box(text)));
    now() - start
}

/// Seconds for which this thread has run, where the system tells (Linux): other programs do not count. Else those of the clock.
fn now() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    // What the system tells is as of the last switch.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let run = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok()).filter(|run| *run > 0.0);
    run.map_or_else(|| START.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

/// How many times longer the longer text takes, from the best times so far: what disturbs a run can only make it longer.
/// Looks again, a little later, while that is over the limit.
fn growth(cleaner: &Cleaner, make: &dyn Fn(usize) -> String) -> f64 {
    let (short, long) = (make(LENGTH) + TAIL, make(GROWTH * LENGTH) + TAIL);
    let (mut best_short, mut best_long) = (f64::INFINITY, f64::INFINITY);
    for look in 0..LOOKS {
        std::thread::sleep(Duration::from_millis(40 * look));
        best_short = best_short.min(time(cleaner, &short)).min(time(cleaner, &short));
        best_long = best_long.min(time(cleaner, &long));
        // Another look at a shape that takes seconds costs too much, and what disturbs the clock matters less.
        if best_long <= LIMIT * best_short || best_long > 3.0 {
            break;
        }
    }
    best_long / best_short
}

/// What is wrong with a shape, if anything is.
fn check(name: &str, make: &dyn Fn(usize) -> String) -> Option<String> {
    let only = std::env::var("SUPERLINEAR").unwrap_or_default();
    if !name.contains(&only) {
        return None;
    }
    let growth = growth(&Cleaner::new(Preset::Plain), make);
    println!("{growth:5.1} {name}");
    (growth > LIMIT).then(|| format!("{name}: {growth:.1} times as long for {GROWTH} times the text"))
}

#[test]
fn repeated_units() {
    let visible = UNITS.split_ascii_whitespace();
    let visible = visible.map(|unit| unit.replace('␣', " ").replace('␉', "\t").replace('␍', "\r").replace('␤', "\n"));
    let failures: Vec<String> = visible
        .chain(INVISIBLE.map(str::to_owned))
        .filter_map(|unit| check(&format!("{unit:?}"), &|length| unit.repeat(length.div_ceil(unit.len()))))
        .collect();
    assert!(failures.is_empty(), "superlinear when repeated: {failures:#?}");
}

#[test]
fn composed_shapes() {
    let failures: Vec<String> = COMPOSED.iter().filter_map(|(name, make)| check(name, make)).collect();
    assert!(failures.is_empty(), "superlinear: {failures:#?}");
}
