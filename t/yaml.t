# YAML in the front matter, as Jekyll's parser takes it.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: YAML booleans and null
--- config
    posts on;
--- user_files
>>> a.html
---
a: [true, True, TRUE, yes, Yes, on, y]
b: [false, no, NO, off, n]
c: [~, null, Null, NULL, "null"]
---
{{ page.a | join: "|" }}
{{ page.b | join: "|" }}
{{ page.c | join: "|" }}
{% if page.b[1] %}wrong{% else %}right{% endif %} {{ page.c | jsonify }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
true|true|true|true|true|true|y
false|false|false|false|n
||||null
right [null,null,null,null,"null"]
--- no_error_log
[error]


=== TEST 2: YAML numbers
--- config
    posts on;
--- user_files
>>> a.html
---
a: [1, -1, +1, 012, 0x1F, 0b11, 1_000, "1,000", 1:30, 12:30:45, 0o14, 09]
b: [1.5, 1.10, -0.5, .5, 1., 1e3, 1.0e+3, 1.5e-7, 1e17, 1.0e17, 685.230_15]
c: [.inf, -.inf, 12345678901234567890, 0.1, 100.0, 1.0]
---
{{ page.a | join: "|" }}
{{ page.b | join: "|" }}
{{ page.c | join: "|" }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
1|-1|1|10|31|3|1000|1,000|5400|45045|0o14|09
1.5|1.1|-0.5|0.5|1.0|1e3|1000.0|1.5e-07|1e17|1.0e17|685.230_15
Infinity|-Infinity|12345678901234567890|0.1|100.0|1.0
--- no_error_log
[error]


=== TEST 3: YAML dates
--- config
    posts on;
--- user_files
>>> a.html
---
a: [2021-01-02, 2021-1-2, 2021-01-02 03:04:05, 2021-01-02T03:04:05Z]
b: [2021-01-02 03:04:05 +0800, 2021-01-02 03:04:05.678, 2021-01-02 03:04]
c: [2021-13-01, 2021/01/02, "2021-01-02", 20210102]
---
{{ page.a | join: "|" }}
{{ page.b | join: "|" }}
{{ page.c | join: "|" }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
2021-01-02|2021-01-02|2021-01-02 03:04:05 +0000|2021-01-02 03:04:05 UTC
2021-01-02 03:04:05 +0800|2021-01-02 03:04:05 +0000|2021-01-02 03:04
2021-13-01|2021/01/02|2021-01-02|20210102
--- no_error_log
[error]


=== TEST 4: YAML strings
--- config
    posts on;
--- user_files
>>> a.html
---
a: plain text with 'quotes' and "more"
b: 'single ''quoted'' \n'
c: "double \"quoted\" \t tab \u4e2d \x41"
d: text # comment
e: text#no comment
f: "a: b"
g: http://example.com/
h: 中文：全角
i: "[x]"
j: '@at'
k: a plain
  scalar goes
  on
---
{{ page.a }}|{{ page.b }}|{{ page.c }}|{{ page.d }}|{{ page.e }}|{{ page.f }}
{{ page.g }}|{{ page.h }}|{{ page.i }}|{{ page.j }}|{{ page.k }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
plain text with 'quotes' and "more"|single 'quoted' \n|double "quoted" 	 tab 中 A|text|text#no comment|a: b
http://example.com/|中文：全角|[x]|@at|a plain scalar goes on
--- no_error_log
[error]


=== TEST 5: YAML block scalars
--- config
    posts on;
--- user_files
>>> a.html
---
a: |
  one
  two

  three
b: >
  one
  two

  three
c: |-
  one
d: >+
  one

e: |2
    indented
---
[{{ page.a }}][{{ page.b }}][{{ page.c }}][{{ page.d }}][{{ page.e }}]
--- jekyll: a.html
--- request
GET /a.html
--- response_body
[one
two

three
][one two
three
][one][one

][  indented
]
--- no_error_log
[error]


=== TEST 6: YAML collections
--- config
    posts on;
--- user_files
>>> a.html
---
a:
  - one
  - key: value
    other: 2
  - [x, [y, z]]
b:
  c:
    d: { e: f, "g h": i }
1: number
true: flag
empty: {}
none: []
---
{{ page.a[0] }} {{ page.a[1].other }} {{ page.a[2][1] | join: "+" }}
{{ page.b.c.d.e }} {{ page.b.c.d["g h"] }} {{ page.b }} {{ page.a }}
{{ page.empty }} {{ page.none | size }} {{ page.empty | size }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
one 2 y+z
f i {"c"=>{"d"=>{"e"=>"f", "g h"=>"i"}}} one{"key"=>"value", "other"=>2}xyz
{} 0 0
--- no_error_log
[error]


=== TEST 7: YAML anchors and merges
--- config
    posts on;
--- user_files
>>> a.html
---
base: &base { a: 1, b: 2 }
more:
  <<: *base
  b: 3
again: *base
---
{{ page.more.a }} {{ page.more.b }} {{ page.again.b }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
1 3 2
--- no_error_log
[error]


=== TEST 8: duplicate keys: the last wins
--- config
    posts on;
--- user_files
>>> a.html
---
title: first
tags: a
title: second
---
{{ page.title }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
second
--- no_error_log
[error]
