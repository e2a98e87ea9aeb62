# Sass: style sheets, their source maps, imports, options, errors.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: SCSS with Liquid, imports and a map
--- config
    types { text/css css; }
    posts on;
--- user_files
>>> _config.yml
title: four
>>> _sass/_base.scss
.base { color: red }
>>> _sass/sub/x.scss
@import "y";
.x { color: blue; background: "é" }
>>> _sass/sub/_y.scss
.y { color: blue }
>>> _sass/ind.sass
.ind
  color: blue
  .k
    a: b
>>> assets/css/main.scss
---
title: t
layout: nope
---
@import "base", "sub/x";
@import "ind";
@import url(http://a.b/c.css);
@import "zz.css";
$c: {{ site.title | size }}px;
.a { b: $c; .d { e: f } }
--- jekyll: assets/css/main.css
--- request
GET /assets/css/main.css
--- response_headers
Content-Type: text/css; charset=utf-8
--- response_body chop
@charset "UTF-8";
@import url(http://a.b/c.css);
@import url(zz.css);
.base { color: red; }

.y { color: blue; }

.x { color: blue; background: "é"; }

.ind { color: blue; }

.ind .k { a: b; }

.a { b: 4px; }

.a .d { e: f; }

/*# sourceMappingURL=main.css.map */
--- no_error_log
[error]


=== TEST 2: the source map
--- config
    posts on;
--- user_files
>>> _sass/_base.scss
.base { color: red }
>>> _sass/ind.sass
.ind
  color: "b\0"
>>> assets/main.scss
---
---
@import "base";
@import "ind";
.a { b: c; .d { e: f } }
--- jekyll: assets/main.css.map
--- request
GET /assets/main.css.map
--- response_body chop
{
	"version": 3,
	"file": "main.css",
	"sources": [
		"main.scss",
		"_sass/_base.scss",
		"_sass/ind.sass"
	],
	"sourcesContent": [
		"@import \"base\";\n@import \"ind\";\n.a { b: c; .d { e: f } }\n",
		".base { color: red }\n",
		".ind {\n  color: \"b\\0\"; }\n"
	],
	"names": [],
	"mappings": "ACAA,AAAA,KAAK,CAAC,EAAE,KAAK,EAAE,GAAI,GAAE;;ACArB,AAAA,IAAI,CAAC,EACH,KAAK,EAAE,KAAK,GAAG;;AFCjB,AAAA,EAAE,CAAC,EAAE,CAAC,EAAE,CAAC,GAAgB;;AAAzB,AAAW,EAAT,CAAS,EAAE,CAAC,EAAE,CAAC,EAAE,CAAE,GAAE"
}
--- no_error_log
[error]


=== TEST 3: indented Sass
--- config
    posts on;
--- user_files
>>> s.sass
---
---
.s
  a: b
--- jekyll: s.css
--- request
GET /s.css
--- response_body chop
.s { a: b; }

/*# sourceMappingURL=s.css.map */
--- no_error_log
[error]


=== TEST 4: an empty style sheet has no map
--- config
    posts on;
--- user_files
>>> e.scss
---
---
--- jekyll: e.css !e.css.map
--- request eval
["GET /e.css", "GET /e.css.map"]
--- error_code eval
[200, 404]
--- response_body eval
["", qr/404 Not Found/]


=== TEST 5: without front matter it is a static file
--- config
    posts on;
--- user_files
>>> s.scss
.s { a: b }
--- jekyll: s.scss !s.css !s.css.map
--- request eval
["GET /s.scss", "GET /s.css", "GET /s.css.map"]
--- error_code eval
[200, 404, 404]
--- response_body eval
[".s { a: b }\n", qr/404 Not Found/, qr/404 Not Found/]


=== TEST 6: options
--- config
    posts on;
--- user_files
>>> _config.yml
sass:
  style: :compressed
  sass_dir: css/_parts
  load_paths: [one, two]
  sourcemap: never
  precision: 3
  add_charset: true
>>> css/_parts/a.scss
.parts { a: 1 / 3 * 1px; b: "é" }
>>> one/a.scss
.one { a: (1 / 3) * 1px; b: "é" }
>>> two/b/_index.scss
.two { c: d }
>>> css/m.scss
---
---
@import "a", "b";
--- jekyll: css/m.css !css/m.css.map !css/_parts/a.scss
--- request eval
["GET /css/m.css", "GET /css/m.css.map", "GET /css/_parts/a.scss"]
--- error_code eval
[200, 404, 404]
--- response_body eval
["\@charset \"UTF-8\";.one{a:.333px;b:\"é\"}.two{c:d}\n",
 qr/404 Not Found/, qr/404 Not Found/]


=== TEST 7: a style that there is not
--- config
    posts on;
--- user_files
>>> _config.yml
sass: { style: pretty, sourcemap: development, load_paths: lib }
>>> lib/l.css
.l { a: b }
>>> m.scss
---
---
@import "l";
--- jekyll: m.css
--- request
GET /m.css
--- response_body
.l { a: b; }
--- no_error_log
[error]


=== TEST 8: imports are relative to the root, then to the importing file
--- config
    posts on;
--- user_files
>>> a.scss
.root { a: b }
>>> _sass/a.scss
.sass { a: b }
>>> _sass/d/e.scss
@import "a";
@import "../f";
>>> _sass/d/_a.scss
.d { a: b }
>>> _sass/f.scss
.f { a: b }
>>> css/a.scss
.css { a: b }
>>> css/m.scss
---
---
@import "a", "d/e";
--- jekyll: css/m.css
--- request
GET /css/m.css
--- response_body chop
.root { a: b; }

.d { a: b; }

.f { a: b; }

/*# sourceMappingURL=m.css.map */
--- no_error_log
[error]


=== TEST 9: an import that is not there
--- config
    posts on;
--- user_files
>>> css/m.scss
---
a: 1
---

.a { b: c }
@import "nope";
--- request
GET /css/m.css
--- error_code: 500
--- error_log
/css/m.scss:6: File to import not found or unreadable: nope.


=== TEST 10: an error in a file that is imported
--- config
    posts on;
--- user_files
>>> _sass/p.scss
.a { b: c }
.d { e: $f }
>>> m.scss
---
---
@import "p";
--- request
GET /m.css
--- error_code: 500
--- error_log
/_sass/p.scss:2: Undefined variable: "$f".


=== TEST 11: an import that several files could mean
--- config
    posts on;
--- user_files
>>> _sass/p.scss
.a { b: c }
>>> _sass/_p.scss
.a { b: c }
>>> m.scss
---
---
@import "p";
--- request
GET /m.css
--- error_code: 500
--- error_log
/m.scss:3: it is not clear which file to import for 'p': there are 2


=== TEST 12: nothing outside of the site is imported
--- config
    posts on;
--- user_files
>>> m.scss
---
---
@import "/etc/passwd";
--- request
GET /m.css
--- error_code: 500
--- error_log
/m.scss:3: File to import not found or unreadable: /etc/passwd.


=== TEST 13: filters
--- config
    posts on;
--- user_files
>>> _sass/_v.scss
$v: 1px;
>>> f.html
---
---
{% capture x %}@import "v"; .a { .b { c: $v } }{% endcapture %}{{ x | scssify }}
{% capture x %}.a
  c: d{% endcapture %}{{ x | sassify }}|{{ "" | scssify }}
--- jekyll: f.html
--- request
GET /f.html
--- response_body eval
"\n.a .b { c: 1px; }\n\n.a { c: d; }\n|\n" =~ s/^\n//r
--- no_error_log
[error]


=== TEST 14: a post that is a style sheet
--- config
    posts on;
--- user_files
>>> _posts/2024-01-02-s.scss
---
permalink: /s.css
---
.a { .b { c: d } }
--- jekyll: s.css
--- request
GET /s.css
--- response_body
.a .b { c: d; }
--- no_error_log
[error]
