
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"

#include "data/ngx_posts_limits.h"
#include "text/ngx_posts_markdown.h"
#include "text/ngx_posts_markdown_arena.h"


/*
 * What jekyll-commonmark 1.4.0 on commonmarker 0.23.6 makes of it, without
 * Rouge's spans in code.  Options by letters, see below.
 */

static struct {
    const char  *options;
    const char  *source;
    const char  *html;
} cases[] = {
    { "U", "para one",
      "<p>para one</p>\n" },
    { "U", "line\nline two",
      "<p>line\nline two</p>\n" },
    { "U", "hard  \nbreak",
      "<p>hard<br />\nbreak</p>\n" },
    { "U", "back\\\nbreak",
      "<p>back<br />\nbreak</p>\n" },
    { "U", "# H1",
      "<h1>H1</h1>\n" },
    { "U", "## H2 `c` *e*",
      "<h2>H2 <code>c</code> <em>e</em></h2>\n" },
    { "U", "Setext\n===",
      "<h1>Setext</h1>\n" },
    { "U", "Setext *x*\n---",
      "<h2>Setext <em>x</em></h2>\n" },
    { "U", "---",
      "<hr />\n" },
    { "U", "* * *",
      "<hr />\n" },
    { "U", "- a\n- b",
      "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n" },
    { "U", "- a\n\n- b",
      "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n"
      "</li>\n</ul>\n" },
    { "U", "- a\n  - b\n    - c",
      "<ul>\n<li>a\n<ul>\n<li>b\n<ul>\n<li>c</li>\n"
      "</ul>\n</li>\n</ul>\n</li>\n</ul>\n" },
    { "U", "1. x\n2. y",
      "<ol>\n<li>x</li>\n<li>y</li>\n</ol>\n" },
    { "U", "3) x\n4) y",
      "<ol start=\"3\">\n<li>x</li>\n<li>y</li>\n</ol>\n" },
    { "U", "0. z",
      "<ol start=\"0\">\n<li>z</li>\n</ol>\n" },
    { "U", "- a\n\n  para\n- b",
      "<ul>\n<li>\n<p>a</p>\n<p>para</p>\n</li>\n<li>\n"
      "<p>b</p>\n</li>\n</ul>\n" },
    { "U", "> quote\n> more",
      "<blockquote>\n<p>quote\nmore</p>\n</blockquote>\n" },
    { "U", "> - a\n> - b",
      "<blockquote>\n<ul>\n<li>a</li>\n<li>b</li>\n"
      "</ul>\n</blockquote>\n" },
    { "U", "- > q\n- > r\n\n  s",
      "<ul>\n<li>\n<blockquote>\n<p>q</p>\n</blockquote>\n"
      "</li>\n<li>\n<blockquote>\n<p>r</p>\n</blockquote>\n"
      "<p>s</p>\n</li>\n</ul>\n" },
    { "U", "> > nested",
      "<blockquote>\n<blockquote>\n<p>nested</p>\n</blockquote>\n"
      "</blockquote>\n" },
    { "U", "    indented & <code>\n\n    more",
      "<div class=\"highlighter-rouge\"><div class=\"highlight\"><p"
      "re class=\"highlight\"><code>indented &amp; &lt;code&gt;\n"
      "\nmore\n</code></pre></div></div>\n" },
    { "U", "```\ncode \"q\" <b>&\n```",
      "<div class=\"highlighter-rouge\"><div class=\"highlight\"><p"
      "re class=\"highlight\"><code>code \"q\" &lt;b&gt;&amp;\n"
      "</code></pre></div></div>\n" },
    { "U", "```ruby\nx = 1\n```",
      "<div class=\"language-ruby highlighter-rouge\"><div class=\""
      "highlight\"><pre class=\"highlight\"><code data-lang=\"ruby\""
      ">x = 1\n</code></pre></div></div>\n" },
    { "U", "``` ruby  opts here\ny\n```",
      "<div class=\"language-ruby highlighter-rouge\"><div class=\""
      "highlight\"><pre class=\"highlight\"><code data-lang=\"ruby\""
      ">y\n</code></pre></div></div>\n" },
    { "UFTDAK", "~~~ a&b\"c\nz\n~~~",
      "<div class=\"language-a&b\"c highlighter-rouge\"><div class="
      "\"highlight\"><pre class=\"highlight\"><code data-lang=\"a&b"
      "\"c\">z\n</code></pre></div></div>\n" },
    { "U", "```&#32;lead\nx\n```",
      "<div class=\"language-lead highlighter-rouge\"><div class=\""
      "highlight\"><pre class=\"highlight\"><code data-lang=\"lead\""
      ">x\n</code></pre></div></div>\n" },
    { "U", "```&#32;\nx\n```",
      "<div class=\"highlighter-rouge\"><div class=\"highlight\"><p"
      "re class=\"highlight\"><code>x\n</code></pre></div></div>\n" },
    { "U", "``` \\<x\\>\nx\n```",
      "<div class=\"language-<x> highlighter-rouge\"><div class=\"h"
      "ighlight\"><pre class=\"highlight\"><code data-lang=\"<x>\">"
      "x\n</code></pre></div></div>\n" },
    { "U", "<div>\nraw\n</div>",
      "<div>\nraw\n</div>\n" },
    { "U", "<!-- comment -->",
      "<!-- comment -->\n" },
    { "U", "text <b>inline</b> <script>x</script>",
      "<p>text <b>inline</b> <script>x</script></p>\n" },
    { "U", "<script>\nalert(1)\n</script>",
      "<script>\nalert(1)\n</script>\n" },
    { "U", "<TITLE >x</TITLE>\n\n<xmp/>\n\n<styles>",
      "<TITLE >x</TITLE>\n<xmp/>\n<styles>\n" },
    { "U", "*em* **strong** ***both*** _u_ __uu__",
      "<p><em>em</em> <strong>strong</strong> <em><strong>both</str"
      "ong></em> <em>u</em> <strong>uu</strong></p>\n" },
    { "U", "`code` ``a`b`` ` x `",
      "<p><code>code</code> <code>a`b</code> <code>x</code></p>\n" },
    { "U", "[link](http://x.y/?a=b&c='d' \"ti\\\"t<le>\")",
      "<p><a href=\"http://x.y/?a=b&amp;c=&#x27;d&#x27;\" title=\"t"
      "i&quot;t&lt;le&gt;\">link</a></p>\n" },
    { "U", "[l](</a b> 'x')",
      "<p><a href=\"/a%20b\" title=\"x\">l</a></p>\n" },
    { "U", "[js](javascript:alert(1))",
      "<p><a href=\"javascript:alert(1)\">js</a></p>\n" },
    { "U", "![img](a.png)",
      "<p><img src=\"a.png\" alt=\"img\" /></p>\n" },
    { "U", "![a *b* `c` <i>d</i> [e](f) ![n](m) g\nh](u \"t&t\")",
      "<p><img src=\"u\" alt=\"a b  d e n g\nh\" title=\"t&amp;t\" "
      "/></p>\n" },
    { "U", "![hard  \nx](y)",
      "<p><img src=\"y\" alt=\"hardx\" /></p>\n" },
    { "U", "[ref]\n\n[ref]: /url 'title'",
      "<p><a href=\"/url\" title=\"title\">ref</a></p>\n" },
    { "U", "![ref][R]\n\n[R]: <a b>",
      "<p><img src=\"a%20b\" alt=\"ref\" /></p>\n" },
    { "U", "<http://auto.link/?q=1&r>",
      "<p><a href=\"http://auto.link/?q=1&amp;r\">http://auto.link/"
      "?q=1&amp;r</a></p>\n" },
    { "U", "<me@x.com>",
      "<p><a href=\"mailto:me@x.com\">me@x.com</a></p>\n" },
    { "U", "&amp; &copy; &#0; &nbsp; &lt;",
      "<p>&amp; \302\251 \357\277\275 \302\240 &lt;</p>\n" },
    { "U", "\"quotes\" 'single' -- --- ...",
      "<p>&quot;quotes&quot; 'single' -- --- ...</p>\n" },
    { "UFTDAK", "https://bare.url/path?x=1&y=2) www.foo.com. a@b.cd",
      "<p><a href=\"https://bare.url/path?x=1&amp;y=2\">https://bar"
      "e.url/path?x=1&amp;y=2</a>) <a href=\"http://www.foo.com\">w"
      "ww.foo.com</a>. <a href=\"mailto:a@b.cd\">a@b.cd</a></p>\n" },
    { "UFTDAK", "~~del~~ ~one~ ~~~three~~~",
      "<p><del>del</del> <del>one</del> ~~~three~~~</p>\n" },
    { "UFTDAK", "| a | b |\n|---|:-:|\n| 1 | 2 |\n| *x* | `y` |",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n<th align=\"center\">b</"
      "th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n"
      "<td align=\"center\">2</td>\n</tr>\n<tr>\n<td><em>x</em></td"
      ">\n<td align=\"center\"><code>y</code></td>\n"
      "</tr>\n</tbody>\n</table>\n" },
    { "UFTDAK", "a|b|c\n:-|-:|-\n1|2\n1|2|3|4",
      "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n"
      "<th align=\"right\">b</th>\n<th>c</th>\n</tr>\n"
      "</thead>\n<tbody>\n<tr>\n<td align=\"left\">1</td>\n"
      "<td align=\"right\">2</td>\n<td></td>\n</tr>\n"
      "<tr>\n<td align=\"left\">1</td>\n<td align=\"right\">2</td>\n"
      "<td>3</td>\n</tr>\n</tbody>\n</table>\n" },
    { "UFTDAK", "| only |\n|---|",
      "<table>\n<thead>\n<tr>\n<th>only</th>\n</tr>\n"
      "</thead>\n</table>\n" },
    { "UFTDAK", "- [ ] todo\n- [x] done\n- plain",
      "<ul>\n<li><input type=\"checkbox\" disabled=\"\" /> todo</li"
      ">\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /"
      "> done</li>\n<li>plain</li>\n</ul>\n" },
    { "UFTDAK", "- [x] a\n\n- [ ] b",
      "<ul>\n<li><input type=\"checkbox\" checked=\"\" disabled=\"\""
      " /> \n<p>a</p>\n</li>\n<li><input type=\"checkbox\" disabled"
      "=\"\" /> \n<p>b</p>\n</li>\n</ul>\n" },
    { "UFTDAK", "foot[^1] two[^b] again[^1]\n\n[^1]: note *one*\n"
      "[^b]: para\n\n    second\n\n        code",
      "<p>foot<sup class=\"footnote-ref\"><a href=\"#fn1\" id=\"fnr"
      "ef1\">1</a></sup> two<sup class=\"footnote-ref\"><a href=\"#"
      "fn2\" id=\"fnref2\">2</a></sup> again<sup class=\"footnote-r"
      "ef\"><a href=\"#fn1\" id=\"fnref1\">1</a></sup></p>\n"
      "<section class=\"footnotes\">\n<ol>\n<li id=\"fn1\">\n"
      "<p>note <em>one</em> <a href=\"#fnref1\" class=\"footnote-ba"
      "ckref\">\342\206\251</a></p>\n</li>\n<li id=\"fn2\">\n"
      "<p>para</p>\n<p>second</p>\n<div class=\"highlighter-rouge\""
      "><div class=\"highlight\"><pre class=\"highlight\"><code>cod"
      "e\n</code></pre></div></div>\n<a href=\"#fnref2\" class=\"fo"
      "otnote-backref\">\342\206\251</a>\n</li>\n</ol>\n"
      "</section>\n" },
    { "UFTDAK", "x[^q]\n\n[^q]:\n    - list\n    - l2",
      "<p>x<sup class=\"footnote-ref\"><a href=\"#fn1\" id=\"fnref1"
      "\">1</a></sup></p>\n<section class=\"footnotes\">\n"
      "<ol>\n<li id=\"fn1\">\n<ul>\n<li>list</li>\n"
      "<li>l2</li>\n</ul>\n<a href=\"#fnref1\" class=\"footnote-bac"
      "kref\">\342\206\251</a>\n</li>\n</ol>\n</section>\n" },
    { "UFTDAK", "x[^z]\n\n[^z]: ```\n    c\n    ```",
      "<p>x<sup class=\"footnote-ref\"><a href=\"#fn1\" id=\"fnref1"
      "\">1</a></sup></p>\n<section class=\"footnotes\">\n"
      "<ol>\n<li id=\"fn1\">\n<div class=\"highlighter-rouge\"><div"
      " class=\"highlight\"><pre class=\"highlight\"><code>c\n"
      "</code></pre></div></div>\n<a href=\"#fnref1\" class=\"footn"
      "ote-backref\">\342\206\251</a>\n</li>\n</ol>\n"
      "</section>\n" },
    { "U", "\344\270\255\346\226\207\357\274\214**\351\207\215\347\202\271"
      "**\357\274\214\346\265\213\350\257\225\343\200\202`\344\273\243"
      "\347\240\201`",
      "<p>\344\270\255\346\226\207\357\274\214<strong>\351\207\215\347"
      "\202\271</strong>\357\274\214\346\265\213\350\257\225\343\200"
      "\202<code>\344\273\243\347\240\201</code></p>\n" },
    { "U", "\303\251\302\240\303\274",
      "<p>\303\251\302\240\303\274</p>\n" },
    { "U", "a\ttab",
      "<p>a\ttab</p>\n" },
    { "U", "- \n- x\n-",
      "<ul>\n<li></li>\n<li>x</li>\n<li></li>\n</ul>\n" },
    { "U", "1. \n   a",
      "<ol>\n<li>a</li>\n</ol>\n" },
    { "U", "- a\n- ```\n  x\n  ```\n- b",
      "<ul>\n<li>a</li>\n<li>\n<div class=\"highlighter-rouge\"><di"
      "v class=\"highlight\"><pre class=\"highlight\"><code>x\n"
      "</code></pre></div></div>\n</li>\n<li>b</li>\n"
      "</ul>\n" },
    { "U", "- # h\n- ---",
      "<ul>\n<li>\n<h1>h</h1>\n</li>\n</ul>\n<hr />\n" },
    { "UFTDAK", "- | a |\n  |---|\n  | b |",
      "<ul>\n<li><table>\n<thead>\n<tr>\n<th>a</th>\n"
      "</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n"
      "</tr>\n</tbody>\n</table>\n</li>\n</ul>\n" },
    { "UFTDAK", "> | a |\n> |---|\n> | b |",
      "<blockquote>\n<table>\n<thead>\n<tr>\n<th>a</th>\n"
      "</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n"
      "</tr>\n</tbody>\n</table>\n</blockquote>\n" },
    { "U", "a\nb\n\n\n\nc",
      "<p>a\nb</p>\n<p>c</p>\n" },
    { "U", "  lead",
      "<p>lead</p>\n" },
    { "U", "\\* esc \\_",
      "<p>* esc _</p>\n" },
    { "U", "<a href=\"x\">\n*not*\n</a>\n",
      "<a href=\"x\">\n*not*\n</a>\n" },
    { "U", "\r\ncr\r\nlf\r\n\r\n    code\r\n    two\r\n",
      "<p>cr\nlf</p>\n<div class=\"highlighter-rouge\"><div class=\""
      "highlight\"><pre class=\"highlight\"><code>code\n"
      "two\n</code></pre></div></div>\n" },
    { "U", "lone\rcr",
      "<p>lone\ncr</p>\n" },
    { "U", "1986\\. x",
      "<p>1986. x</p>\n" },
    { "U", "- a\n\n\n  b\n- c",
      "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n<li>\n"
      "<p>c</p>\n</li>\n</ul>\n" },
    { "U", "[a]: b\n",
      "" },
    { "U", "[foo\nbar](x)",
      "<p><a href=\"x\">foo\nbar</a></p>\n" },
    { "U", "*a `*` b*",
      "<p><em>a <code>*</code> b</em></p>\n" },
    { "UFTDAK", "http://x.y~~z~~",
      "<p><a href=\"http://x.y~~z\">http://x.y~~z</a>~~</p>\n" },
    { "UFTDAK", "![a~~b~~c www.d.ef](x)",
      "<p><img src=\"x\" alt=\"abc www.d.ef\" /></p>\n" },
    { "U", "# x #\n### y ###",
      "<h1>x</h1>\n<h3>y</h3>\n" },
    { "UFTDAK", "| a |\n|:-|\n| \\| ~~x~~ <b> ![i](j) |",
      "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n"
      "</tr>\n</thead>\n<tbody>\n<tr>\n<td align=\"left\">| <del>x<"
      "/del> <b> <img src=\"j\" alt=\"i\" /></td>\n"
      "</tr>\n</tbody>\n</table>\n" },
    { "U", "- a\n1. b\n+ c",
      "<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n</ol>\n"
      "<ul>\n<li>c</li>\n</ul>\n" },
    { "U", "term <https://a.b> <not a tag",
      "<p>term <a href=\"https://a.b\">https://a.b</a> &lt;not a ta"
      "g</p>\n" },
    { "U", "<b>x\n</b>\n",
      "<p><b>x\n</b></p>\n" },
    { "U", "a<br/>b",
      "<p>a<br/>b</p>\n" },
    { "U", "**[a](b)**\n***",
      "<p><strong><a href=\"b\">a</a></strong></p>\n"
      "<hr />\n" },
    { "UFTDAK", "x[^1]\n\n> [^1]: in quote",
      "<p>x<sup class=\"footnote-ref\"><a href=\"#fn1\" id=\"fnref1"
      "\">1</a></sup></p>\n<blockquote>\n</blockquote>\n"
      "<section class=\"footnotes\">\n<ol>\n<li id=\"fn1\">\n"
      "<p>in quote <a href=\"#fnref1\" class=\"footnote-backref\">\342"
      "\206\251</a></p>\n</li>\n</ol>\n</section>\n" },
    { "UFTDAK", "- t\n\n[^n]: note\n\nx[^n]",
      "<ul>\n<li>t</li>\n</ul>\n<p>x<sup class=\"footnote-ref\"><a "
      "href=\"#fn1\" id=\"fnref1\">1</a></sup></p>\n"
      "<section class=\"footnotes\">\n<ol>\n<li id=\"fn1\">\n"
      "<p>note <a href=\"#fnref1\" class=\"footnote-backref\">\342\206"
      "\251</a></p>\n</li>\n</ol>\n</section>\n" },
    { "", "<b>x</b>\n\n<div>\n</div>",
      "<p><!-- raw HTML omitted -->x<!-- raw HTML omitted --></p>\n"
      "<!-- raw HTML omitted -->\n" },
    { "S", "\"quotes\" 'single' -- --- ...",
      "<p>\342\200\234quotes\342\200\235 \342\200\230single\342\200"
      "\231 \342\200\223 \342\200\224 \342\200\246</p>\n" },
    { "H", "a\nb ![x\ny](z)",
      "<p>a<br />\nb <img src=\"z\" alt=\"x<br />\n"
      "y\" /></p>\n" },
    { "N", "a\nb ![x\ny](z)",
      "<p>a b <img src=\"z\" alt=\"x y\" /></p>\n" },
    { "P", "# a\n\n> b\n\n- c\n\n1. d\n\n```x\n```\n\n***\n",
      "<h1 data-sourcepos=\"1:1-1:3\">a</h1>\n<blockquote data-sour"
      "cepos=\"3:1-3:3\">\n<p data-sourcepos=\"3:3-3:3\">b</p>\n"
      "</blockquote>\n<ul data-sourcepos=\"5:1-6:0\">\n"
      "<li data-sourcepos=\"5:1-6:0\">c</li>\n</ul>\n"
      "<ol data-sourcepos=\"7:1-8:0\">\n<li data-sourcepos=\"7:1-8:"
      "0\">d</li>\n</ol>\n<div class=\"language-x highlighter-rouge"
      "\"><div class=\"highlight\"><pre data-sourcepos=\"9:1-10:3\""
      " class=\"highlight\"><code data-lang=\"x\"></code></pre></di"
      "v></div>\n<hr data-sourcepos=\"12:1-12:3\" />\n" },
    { "L", "```x y\nz\n```",
      "<div class=\"language-x highlighter-rouge\"><div class=\"hig"
      "hlight\"><pre class=\"highlight\" data-lang=\"x\"><code>z\n"
      "</code></pre></div></div>\n" },
    { "UG", "<script>\nx <style> </style> <STYLE/> <stylex> <xmp\n",
      "&lt;script>\nx &lt;style> </style> &lt;STYLE/> <stylex> &lt;"
      "xmp\n" },
    { "PT", "| a | b |\n|---|:-:|\n| 1 | 2 |",
      "<table data-sourcepos=\"1:1-3:9\">\n<thead>\n"
      "<tr data-sourcepos=\"1:1-1:9\">\n<th data-sourcepos=\"1:2-1:"
      "4\">a</th>\n<th align=\"center\" data-sourcepos=\"1:6-1:8\">"
      "b</th>\n</tr>\n</thead>\n<tbody>\n<tr data-sourcepos=\"3:1-3"
      ":9\">\n<td data-sourcepos=\"3:2-3:4\">1</td>\n"
      "<td align=\"center\" data-sourcepos=\"3:6-3:8\">2</td>\n"
      "</tr>\n</tbody>\n</table>\n" },
    { "UT", "x\n\n| a |\n|---|\n\ny",
      "<p>x</p>\n<table>\n<thead>\n<tr>\n<th>a</th>\n"
      "</tr>\n</thead>\n</table>\n<p>y</p>\n" },
    { "", "",
      "" },
    { "", "\n\n",
      "" },
    { NULL, NULL, NULL }
};


/* D, T, A, F and K are of cmark-gfm only */

static struct {
    u_char       letter;
    const char  *name;
    ngx_uint_t   extension;
    ngx_uint_t   gfm;
} options[] = {
    { 'U', "UNSAFE", 0, 0 },
    { 'S', "smart", 0, 0 },
    { 'H', "HardBreaks", 0, 0 },
    { 'N', "NOBREAKS", 0, 0 },
    { 'P', "SOURCEPOS", 0, 0 },
    { 'L', "GITHUB_PRE_LANG", 0, 0 },
    { 'F', "FOOTNOTES", 0, 1 },
    { 'G', "tagfilter", 1, 0 },
    { 'T', "table", 1, 1 },
    { 'D', "strikethrough", 1, 1 },
    { 'A', "autolink", 1, 1 },
    { 'K', "tasklist", 1, 1 },
    { 0, NULL, 0, 0 }
};


static ngx_int_t test_options(ngx_posts_unit_t *t, const char *letters,
    ngx_uint_t *bits);
static void test_names(ngx_posts_unit_t *t);
static void test_budget(ngx_posts_unit_t *t);
static ngx_uint_t test_allocate(ngx_posts_unit_t *t, size_t size,
    size_t limit);
static void test_output(ngx_posts_unit_t *t);


void
ngx_posts_markdown_test(ngx_posts_unit_t *t)
{
    ngx_int_t           rc;
    ngx_str_t           source, html;
    ngx_uint_t          i, bits, skipped;
    ngx_posts_error_t   error;

    skipped = 0;

    for (i = 0; cases[i].source; i++) {

        if (test_options(t, cases[i].options, &bits) != NGX_OK) {
            skipped++;
            continue;
        }

        source.len = ngx_strlen(cases[i].source);
        source.data = ngx_pnalloc(t->pool, source.len);

        if (source.data == NULL) {
            return;
        }

        ngx_memcpy(source.data, cases[i].source, source.len);
        ngx_memzero(&error, sizeof(ngx_posts_error_t));

        rc = ngx_posts_markdown_render(t->pool, &source, bits, &html, &error);

        if (ngx_posts_unit_ok(t, rc == NGX_OK, "rendered %ui", i)) {
            ngx_posts_unit_str(t, html, cases[i].html, "html");
        }
    }

    if (skipped) {
        ngx_posts_unit_skip(t, "what needs cmark-gfm");
    }

    test_names(t);
    test_budget(t);
    test_output(t);
}


static ngx_int_t
test_options(ngx_posts_unit_t *t, const char *letters, ngx_uint_t *bits)
{
    ngx_int_t   rc;
    ngx_str_t   name;
    ngx_uint_t  i, bit;

    *bits = 0;

    for (i = 0; options[i].name; i++) {

        if (ngx_strchr(letters, options[i].letter) == NULL) {
            continue;
        }

        name.data = (u_char *) options[i].name;
        name.len = ngx_strlen(options[i].name);

        rc = ngx_posts_markdown_option(&name, options[i].extension, &bit);

        if (rc != NGX_OK) {
            ngx_posts_unit_ok(t, rc == NGX_ABORT && options[i].gfm,
                              "%V needs cmark-gfm", &name);
            return rc;
        }

        *bits |= bit;
    }

    return NGX_OK;
}


static void
test_names(ngx_posts_unit_t *t)
{
    ngx_uint_t        bit;

    static ngx_str_t  unknown = ngx_string("unknown");
    static ngx_str_t  table = ngx_string("table");
    static ngx_str_t  upper = ngx_string("TABLE");

    ngx_posts_unit_int(t, ngx_posts_markdown_option(&unknown, 0, &bit),
                       NGX_DECLINED, "unknown option");
    ngx_posts_unit_int(t, ngx_posts_markdown_option(&unknown, 1, &bit),
                       NGX_DECLINED, "unknown extension");
    ngx_posts_unit_int(t, ngx_posts_markdown_option(&table, 0, &bit),
                       NGX_DECLINED, "an extension is no option");
    ngx_posts_unit_int(t, ngx_posts_markdown_option(&upper, 1, &bit),
                       NGX_DECLINED, "extensions have their case");
}


static void
test_budget(ngx_posts_unit_t *t)
{
    /* a block's own head and the allocation's take 16 bytes each */

    ngx_posts_unit_int(t, test_allocate(t, 4096, 4096 + 32), 0,
                       "memory at the limit");
    ngx_posts_unit_int(t, test_allocate(t, 4096, 4096 + 31),
                       NGX_POSTS_MARKDOWN_OVER_MEMORY,
                       "memory over the limit");
    ngx_posts_unit_int(t, test_allocate(t, (size_t) -1, (size_t) -1),
                       NGX_POSTS_MARKDOWN_OVER_MEMORY, "absurd memory");
}


static ngx_uint_t
test_allocate(ngx_posts_unit_t *t, size_t size, size_t limit)
{
    int                          failure;
    ngx_posts_markdown_arena_t  *arena, *before;

    arena = ngx_posts_markdown_arena_create(t->pool, 64, limit);
    if (arena == NULL) {
        return NGX_POSTS_MARKDOWN_NO_MEMORY;
    }

    before = ngx_posts_markdown_arena_enter(arena);

    failure = setjmp(arena->env);

    if (failure == 0) {
        (void) ngx_posts_markdown_arena_realloc(NULL, size);
    }

    (void) ngx_posts_markdown_arena_enter(before);

    /* and what is left is for the pool to free */

    return failure;
}


/* the longest source is as long as the longest output */

static void
test_output(ngx_posts_unit_t *t)
{
    ngx_str_t          source, html;
    ngx_posts_error_t  error;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    source.data = (u_char *) "";
    source.len = NGX_POSTS_MAX_OUTPUT + 1;

    ngx_posts_unit_int(t, ngx_posts_markdown_render(t->pool, &source, 0,
                                                    &html, &error),
                       NGX_ERROR, "source over the limit");
    ngx_posts_unit_ok(t, ngx_posts_error_is_set(&error), "says why");
}
