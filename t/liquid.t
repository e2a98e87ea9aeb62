# Liquid through nginx: tags, operators and the filters of ordinary layouts.
#
# The engine itself is tested beside its source.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: output and whitespace control
--- config
    posts on;
--- user_files
>>> a.html
---
a: text
---
[{{ page.a }}] [{{- page.a -}}] [ {{- " x " -}} ] {{ "lit" }} {{ 'lit' }} {{ 12 }} {{ 1.50 }} {{ true }} {{ nil }} {{ page["a"] }}
  {%- assign x = 1 -%}
  next {{x}}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
[text] [text] [ x ] lit lit 12 1.5 true  textnext 1
--- no_error_log
[error]


=== TEST 2: if, elsif, else, unless
--- config
    posts on;
--- user_files
>>> a.html
---
n: 5
s: text
l: [a, b]
e: ""
---
{% if page.n > 3 %}1{% endif %}{% if page.n < 3 %}x{% elsif page.n == 5 %}2{% else %}x{% endif %}
{% unless page.n == 5 %}x{% else %}3{% endunless %}{% if page.missing %}x{% else %}4{% endif %}
{% if page.e %}5{% endif %}{% if page.e == empty %}6{% endif %}{% if page.e == blank %}7{% endif %}
{% if page.s contains "ex" and page.l contains "b" %}8{% endif %}
{% if true or false and false %}9{% endif %}{% if page.n != 5 or page.n <= 5 %}10{% endif %}
{% if page.n <> 4 %}11{% endif %}{% if page.missing == nil %}12{% endif %}{% if page.l.size >= 2 %}13{% endif %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
12
34
56
8
910
111213
--- no_error_log
[error]


=== TEST 3: case
--- config
    posts on;
--- user_files
>>> a.html
---
n: two
---
{% case page.n %}{% when "one" %}1{% when "two", "three" %}2{% else %}x{% endcase %}
{% case page.n %}{% when "x" or "two" %}or{% endcase %}
{% case page.missing %}{% when "a" %}x{% else %}else{% endcase %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
2
or
else
--- no_error_log
[error]


=== TEST 4: for
--- config
    posts on;
--- user_files
>>> a.html
---
l: [a, b, c, d, e]
m: { x: 1, y: 2 }
---
{% for i in page.l %}{{ forloop.index }}{{ forloop.index0 }}{{ forloop.rindex }}{{ forloop.first }}{{ forloop.last }}{{ forloop.length }}{{ i }} {% endfor %}
{% for i in page.l limit: 2 offset: 1 %}{{ i }}{% endfor %} {% for i in page.l reversed %}{{ i }}{% endfor %}
{% for i in (1..4) %}{{ i }}{% if i == 3 %}{% break %}{% endif %}{% endfor %} {% for i in (1..4) %}{% if i == 2 %}{% continue %}{% endif %}{{ i }}{% endfor %}
{% for i in page.none %}x{% else %}none{% endfor %} {% for i in page.m %}{{ i[0] }}={{ i[1] }};{% endfor %}
{% for i in page.l limit: 2 %}{{ i }}{% endfor %}{% for i in page.l offset: continue %}({{ i }}){% endfor %}
{% for i in page.l %}{% for j in (1..2) %}{{ forloop.parentloop.index }}{{ j }}{% endfor %}{% endfor %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
105truefalse5a 214falsefalse5b 323falsefalse5c 432falsefalse5d 541falsetrue5e 
bc edcba
123 134
none x=1;y=2;
ab(c)(d)(e)
11122122313241425152
--- no_error_log
[error]


=== TEST 5: assign, capture, comment, raw
--- config
    posts on;
--- user_files
>>> a.html
---
---
{% assign a = "x" | append: "y" %}{{ a }}{% capture b %}[{{ a }}]{% endcapture %}{{ b }}
{% comment %} {{ nothing }} {% endcomment %}{% raw %}{{ raw }} {% if %}{% endraw %}
{%- # an inline comment -%}
{% assign l = "a,b,c" | split: "," %}{{ l[1] }} {{ l.first }} {{ l.last }} {{ l.size }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
xy[xy]
{{ raw }} {% if %}b a c 3
--- no_error_log
[error]


=== TEST 6: cycle, increment, decrement, tablerow
--- config
    posts on;
--- user_files
>>> a.html
---
---
{% for i in (1..4) %}{% cycle "a", "b", "c" %}{% endfor %}
{% increment x %}{% increment x %} {% decrement y %}{% decrement y %}
{% tablerow i in (1..4) cols: 2 %}{{ i }}{% endtablerow %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body eval
"abca
01 -1-2
<tr class=\"row1\">
<td class=\"col1\">1</td><td class=\"col2\">2</td></tr>
<tr class=\"row2\"><td class=\"col1\">3</td><td class=\"col2\">4</td></tr>\n\n"
--- no_error_log
[error]


=== TEST 7: filters of strings
--- config
    posts on;
--- user_files
>>> a.html
---
s: "Hello, <b>World</b> & all"
---
{{ page.s | upcase }} {{ page.s | downcase }} {{ "abc" | capitalize }}
{{ page.s | escape }} {{ page.s | xml_escape }} {{ "a&amp;b&" | escape_once }}
{{ page.s | strip_html }} {{ "a b" | replace: " ", "-" }} {{ "aaa" | replace_first: "a", "b" }}
{{ "aXbX" | remove: "X" }} {{ "aXbX" | remove_first: "X" }} {{ "  x  " | strip }}|{{ "  x" | lstrip }}|{{ "x  " | rstrip }}|
{{ "a long sentence here" | truncate: 10 }} {{ "a long sentence here" | truncatewords: 2 }} {{ "abcdef" | slice: 1, 3 }} {{ "abcdef" | slice: -2 }}
{{ "x" | append: "y" | prepend: "w" }} {{ "a
b" | newline_to_br }} {{ "a
b" | strip_newlines }} {{ "你好世界" | size }} {{ "你好世界" | slice: 1, 2 }} {{ "一二三四五" | truncate: 4 }}
{{ "a b&c/d" | url_encode }} {{ "a%20b+c" | url_decode }} {{ "a b&c" | cgi_escape }} {{ "/a b/中" | uri_escape }}
{{ "Some Title, here!" | slugify }} {{ "The _cönfig.yml file" | slugify: "pretty" }} {{ "A B" | slugify: "raw" }}
{{ "one two three" | number_of_words }} {{ "*md* text" | markdownify }} {{ "a -- 'b'" | smartify }} {{ "a  b
 c" | normalize_whitespace }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
HELLO, <B>WORLD</B> & ALL hello, <b>world</b> & all Abc
Hello, &lt;b&gt;World&lt;/b&gt; &amp; all Hello, &lt;b&gt;World&lt;/b&gt; &amp; all a&amp;b&amp;
Hello, World & all a-b baa
ab abX x|x|x|
a long ... a long... bcd e
wxy a<br />
b ab 4 好世 一...
a+b%26c%2Fd a b c a+b%26c /a%20b/%E4%B8%AD
some-title-here the-_cönfig.yml-file a-b
3 <p><em>md</em> text</p>
 a – ‘b’ a b c
--- no_error_log
[error]


=== TEST 8: filters of numbers
--- config
    posts on;
--- user_files
>>> a.html
---
---
{{ 7 | plus: 2 }} {{ 7 | minus: 2.5 }} {{ 7 | times: 3 }} {{ 7 | divided_by: 2 }} {{ 7 | divided_by: 2.0 }} {{ 7 | modulo: 3 }}
{{ 0.1 | plus: 0.2 }} {{ "3" | plus: "4" }} {{ -3 | abs }} {{ 1.5 | round }} {{ 1.2345 | round: 2 }} {{ 1.2 | ceil }} {{ 1.8 | floor }}
{{ 5 | at_least: 7 }} {{ 5 | at_most: 3 }} {{ "12abc" | plus: 1 }} {{ nil | plus: 1 }} {{ "5" | to_integer }} {{ 1000000 | times: 1000000 }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
9 4.5 21 3 3.5 1
0.3 7 3 2 1.23 2 1
7 3 13 1 5 1000000000000
--- no_error_log
[error]


=== TEST 9: filters of arrays
--- config
    posts on;
--- user_files
>>> a.html
---
l: [c, a, B, b, a]
h: [{ n: 2, s: x }, { n: 10, s: y }, { n: 1, s: x }, { s: z }]
---
{{ page.l | sort | join: "," }} {{ page.l | sort_natural | join: "," }} {{ page.l | uniq | join: "," }} {{ page.l | reverse | join: "," }}
{{ page.l | first }} {{ page.l | last }} {{ page.l | size }} {{ page.h | map: "s" | join: "," }} {{ page.l | concat: page.l | size }}
{{ page.h | where: "s", "x" | map: "n" | join: "," }} {{ page.h | where_exp: "i", "i.n > 1" | map: "n" | join: "," }}
{{ page.h | sort: "n" | map: "n" | join: "," }} {{ page.h | sort: "n", "last" | map: "n" | join: "," }}
{% assign g = page.h | group_by: "s" %}{% for x in g %}{{ x.name }}:{{ x.size }} {% endfor %}
{% assign p = page.l | push: "z" | unshift: "0" %}{{ p | join: "" }} {{ p | pop | shift | join: "" }} {{ page.l | array_to_sentence_string }}
{{ page.h | find: "n", 10 | map: "s" }} {{ page.h | sum: "n" }} {{ "a,b" | split: "," | jsonify }} {{ page.h | jsonify }} {{ page.l | compact | join: "" }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
B,a,a,b,c a,a,B,b,c c,a,B,b a,b,B,a,c
c a 5 x,y,x,z 10
2,1 2,10
,1,2,10 1,2,10,
x:2 y:1 z:1 
0caBbaz caBba c, a, B, b, and a
y {"n"=>2, "s"=>"x"}{"n"=>10, "s"=>"y"}{"n"=>1, "s"=>"x"}{"s"=>"z"} ["a","b"] [{"n":2,"s":"x"},{"n":10,"s":"y"},{"n":1,"s":"x"},{"s":"z"}] caBba
--- no_error_log
[error]


=== TEST 10: filters of dates
--- config
    posts on;
--- user_files
>>> _config.yml
timezone: Asia/Shanghai
>>> _posts/2024-03-05-a.html
---
date: 2024-03-05 16:07:08 +0800
---
{{ page.date | date: "%Y-%m-%d %H:%M:%S %z %a %A %b %B %-d %e %j %y %p %I %s" }}
{{ page.date | date_to_string }} {{ page.date | date_to_long_string }} {{ page.date | date_to_string: "ordinal", "US" }}
{{ page.date | date_to_xmlschema }} {{ page.date | date_to_rfc822 }}
{{ "2020-02-29" | date: "%d/%m/%Y" }} {{ 86400 | date: "%F %T" }} {{ "no date" | date: "%Y" }} {{ nil | date: "%Y" }} {{ "Mar 3, 2021 5pm" | date: "%F %R" }}
--- jekyll: 2024/03/05/a.html
--- request
GET /2024/03/05/a.html
--- response_body
2024-03-05 16:07:08 +0800 Tue Tuesday Mar March 5  5 065 24 PM 04 1709626028
05 Mar 2024 05 March 2024 Mar 5th, 2024
2024-03-05T16:07:08+08:00 Tue, 05 Mar 2024 16:07:08 +0800
29/02/2020 1970-01-02 08:00:00 no date  2021-03-03 17:00
--- no_error_log
[error]


=== TEST 11: filters of addresses
--- config
    posts on;
--- user_files
>>> _config.yml
url: https://example.com
baseurl: /base
>>> a.html
---
---
{{ "/x/y.html" | relative_url }} {{ "x" | relative_url }} {{ "/" | relative_url }} {{ "" | relative_url }} {{ "https://other/x" | relative_url }}
{{ "/x/y.html" | absolute_url }} {{ "x" | absolute_url }} {{ "/" | absolute_url }} {{ "/中文 a" | absolute_url }} {{ "/x?a=b&c=d#e" | absolute_url }}
{{ "/x/index.html" | strip_index }} {{ page.url | absolute_url }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
/base/x/y.html /base/x /base/ /base https://other/x
https://example.com/base/x/y.html https://example.com/base/x https://example.com/base/ https://example.com/base/%E4%B8%AD%E6%96%87%20a https://example.com/base/x?a=b&c=d#e
/x/ https://example.com/base/a.html
--- no_error_log
[error]


=== TEST 12: default
--- config
    posts on;
--- user_files
>>> a.html
---
f: false
e: ""
---
{{ page.missing | default: "a" }} {{ page.f | default: "b" }} {{ page.f | default: "b", allow_false: true }} {{ page.e | default: "c" }} {{ 0 | default: "d" }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
a b false c 0
--- no_error_log
[error]


=== TEST 13: unknown filters and lax garbage pass
--- config
    posts on;
--- user_files
>>> a.html
---
a: x
---
{{ page.a | no_such_filter | upcase }} {{ page.a ? b : c }} {{ 1 + 2 }} {{ }} {{ page.a.b.c.d }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
X x 1  
--- no_error_log
[error]


=== TEST 14: maps and arrays print as Ruby does
--- config
    posts on;
--- user_files
>>> a.html
---
m: { a: 1, b: [x, ~, 2.0, true], "c d": { e: 2021-01-02 } }
l: [1, [2, 3], { a: b }]
---
{{ page.m }} {{ page.l }} {{ page.m | inspect }} {{ page.m.b | inspect }} {{ page.m | jsonify }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
{"a"=>1, "b"=>["x", nil, 2.0, true], "c d"=>{"e"=>#<Date: 2021-01-02 ((2459217j,0s,0n),+0s,2299161j)>}} 123{"a"=>"b"} {&quot;a&quot;=&gt;1, &quot;b&quot;=&gt;[&quot;x&quot;, nil, 2.0, true], &quot;c d&quot;=&gt;{&quot;e&quot;=&gt;#&lt;Date: 2021-01-02 ((2459217j,0s,0n),+0s,2299161j)&gt;}} [&quot;x&quot;, nil, 2.0, true] {"a":1,"b":["x",null,2.0,true],"c d":{"e":"2021-01-02"}}
--- no_error_log
[error]


=== TEST 15: Liquid in every kind of file, before Markdown
--- config
    posts on;
--- user_files
>>> a.md
---
l: [one, two]
---
{% for i in page.l %}
* {{ i }}
{% endfor %}

    {{ page.name }} in code

`{{ page.name }}`
>>> b.json
---
---
[{% for i in (1..3) %}{{ i }}{% unless forloop.last %},{% endunless %}{% endfor %}]
--- jekyll: a.html b.json
--- request eval
["GET /a.html", "GET /b.json"]
--- response_body eval
[
    "<ul>
<li>
<p>one</p>
</li>
<li>
<p>two</p>
<p>a.md in code</p>
</li>
</ul>
<p><code>a.md</code></p>\n",
    "[1,2,3]\n",
]
--- no_error_log
[error]


=== TEST 16: render_with_liquid: false
--- config
    posts on;
--- user_files
>>> a.md
---
render_with_liquid: false
---
`{{ page.name }}`
>>> _posts/2024-03-05-b.md
---
render_with_liquid: false
---
`{{ page.name }}`
--- jekyll: a.html 2024/03/05/b.html
--- request eval
["GET /a.html", "GET /2024/03/05/b.html"]
--- response_body eval
[
    "<p><code>{{ page.name }}</code></p>\n",
    "<p><code>{{ page.name }}</code></p>\n",
]
--- no_error_log
[error]


=== TEST 17: a document as a list of names, as JSON, inspected
--- config
    posts on;
--- user_files
>>> a.txt
---
---
{% assign keys = "" | split: "" %}{% for key in site.posts[0] %}{% assign keys = keys | push: key %}{% endfor %}{{ keys | sort | join: " " }}
{{ site.posts[2] | jsonify | split: '"draft":' | last }}
{{ site.posts | jsonify | split: '"relative_path":' | size }}
{{ site.posts[1] | jsonify | split: '"excerpt":' | size }}
{{ site.posts[1] | inspect | split: '&quot;path&quot;:' | size }}
{{ site.posts[2] | inspect | split: '&quot;draft&quot;:' | last }}
>>> _posts/2024-01-02-a.md
---
title: A
x: {y: [], z: {}, n: [1, null]}
---
one
>>> _posts/2024-01-03-b.md
---
tags: [t]
---
two
>>> _posts/2024-01-04-c.md
---
---
three
--- jekyll: a.txt
--- request
GET /a.txt
--- response_body
categories collection content date draft excerpt ext id name next output path previous relative_path slug tags title url
false,"x":{"y":[],"z":{},"n":[1,null]},"slug":"a","ext":".md"}
14
6
10
 false,
  &quot;x&quot;: {
    &quot;y&quot;: [

    ],
    &quot;z&quot;: {
    },
    &quot;n&quot;: [
      1,
      null
    ]
  },
  &quot;slug&quot;: &quot;a&quot;,
  &quot;ext&quot;: &quot;.md&quot;
}
--- no_error_log
[error]


=== TEST 18: the names in the order in which "jekyll build" has them
--- config
    posts on;
--- user_files
>>> a.txt
---
---
{% for key in site.posts[0] %}{{ key }} {% endfor %}
>>> _posts/2024-01-02-a.md
---
z: 1
---
one
--- request
GET /a.txt
--- response_body
name id relative_path tags excerpt output title categories next collection previous date path url content draft z slug ext 
--- no_error_log
[error]


=== TEST 19: an include without a name that is not reached; case empty
--- config
    posts on;
--- user_files
>>> a.txt
---
---
{% if nil %}{% include %}{% endif %}{% case empty %}{% when '' %}a{% when empty %}b{% else %}c{% endcase %}
--- jekyll: a.txt
--- request
GET /a.txt
--- response_body
c
--- no_error_log
[error]


=== TEST 20: a post_url without a date is an error wherever it stands
--- config
    posts on;
--- user_files
>>> a.txt
---
---
{% if nil %}{% post_url one %}{% endif %}
--- request
GET /a.txt
--- error_code: 500
--- error_log
Could not parse name of post "one" in tag 'post_url'


=== TEST 21: integers beyond 64 bits
--- config
    posts on;
--- user_files
>>> a.html
---
b: 123456789012345678901234567890
f: 1.0e+300
l: [3, 99999999999999999999, -99999999999999999999, 1.0e+19]
---
{{ page.b }} {{ page.b | plus: 1 }} {{ page.b | jsonify }} {{ page.l }}
{{ 99999999999999999999 | times: 2 }} {{ 9223372036854775807 | plus: 1 | minus: 1 }}
{% if page.b > 5 %}1{% endif %}{% if page.b == 123456789012345678901234567890 %}2{% endif %}
{%- if page.b > 1.5e10 %}3{% endif %}{% if page.f > page.b %}4{% endif %}
{{ page.l | where_exp: "i", "i > 99999999999999999998" | size }}
{% cycle 99999999999999999999, 88888888888888888888 %}{% cycle 99999999999999999999, 88888888888888888888 %}
{% for i in (1..3) limit: 99999999999999999999 %}{{ i }}{% endfor %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
123456789012345678901234567890 123456789012345678901234567891 123456789012345678901234567890 399999999999999999999-999999999999999999991.0e+19
199999999999999999998 9223372036854775807
124
1
9999999999999999999988888888888888888888
123
--- no_error_log
[error]


=== TEST 22: Jekyll's payload is enumerable
--- config
    posts on;
--- user_files
>>> a.html
---
---
{{ count }} {{ min }} {{ max }} {% if count %}yes{% endif %} [{{ last }}{{ size }}]
{%- assign count = 2 %} {{ count }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
9 content theme yes [] 2
--- no_error_log
[error]


=== TEST 23: "empty" and "blank" outside of conditions
--- config
    posts on;
--- user_files
>>> a.html
---
l: [{n: a, t: [x]}, {n: b, t: []}, {n: c}, {n: d, t: ""}, {n: e, t: [null, ""]}, {n: f, t: {}}, {n: g, t: false}]
---
{{ page.l | where: "t", empty | map: "n" | join }} {{ page.l | where: "t", blank | size }} {{ page.l | find: "t", empty | map: "n" }}
[{{ empty }}{{ blank | default: "d" }}{{ empty | append: "x" }}{{ "y" | append: empty }}{{ empty | size }}]
{% assign e = empty %}[{{ e | default: "d" }}] {% if e == "" %}1{% endif %}{% if e == empty %}2{% endif %}
{{ page.l | where_exp: "i", "i.t == empty" | size }} {{ page.l | where_exp: "i", "empty == empty" | size }} {{ page.l | where_exp: "i", "blank == empty" | size }}
{% case empty %}{% when empty %}a{% when "" %}b{% else %}c{% endcase %} {% case "" %}{% when empty %}a{% else %}b{% endcase %}
{{ "a,b" | split: "," | push: empty | join: "-" }} {{ empty | strip_index }}{{ empty | date_to_string }}{{ blank | group_by: "x" | inspect }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
b c d e f 5 b
[xy0]
[d] 12
0 7 0
c a
a-b- &quot;&quot;
--- no_error_log
[error]


=== TEST 24: "empty" has no methods of a string
--- config
    posts on;
--- user_files
>>> a.html
---
---
{{ empty | cgi_escape }}
>>> b.html
---
---
{{ empty | to_integer }}
>>> c.html
---
---
{{ "a" | split: "," | push: empty | size }}{{ blank | array_to_sentence_string }}
--- request eval
["GET /a.html", "GET /b.html", "GET /c.html"]
--- error_code eval
[500, 500, 500]


=== TEST 25: what inspect shows of documents, pages and files
--- config
    posts on;
--- user_files
>>> _config.yml
collections: {things: {output: true}}
>>> _posts/2024-01-02-a.md
---
title: A "q"
tags: [x]
categories: [c, d]
---
A.
>>> _things/t.md
---
---
Thing.
>>> _things/f.txt
f
>>> sub/pic.txt
pic
>>> sub/b.html
---
---
B.
>>> a.html
---
---
{{ site.posts | inspect }} {{ site.posts | append: "" }}
{{ site.tags }} {{ site.tags.x | inspect }}
{{ site.categories | inspect }}
{{ site.pages | where: "name", "b.html" | inspect }}
{{ site.static_files | where: "name", "pic.txt" | inspect }} {{ site.static_files | where: "name", "f.txt" | inspect }}
{{ site.things | inspect }} {{ site.documents | where_exp: "d", "d.collection == 'things'" | inspect }}
{{ site.posts | group_by: "title" }}
{% assign g = site.pages | group_by: "name" %}{% for i in g %}{% if i.name == "b.html" %}{{ i | inspect }}{% endif %}{% endfor %}
{% for t in site.tags %}{{ t | inspect }}{% endfor %} {{ site.posts | push: 1 | inspect }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
[#&lt;Jekyll::Document _posts/2024-01-02-a.md collection=posts&gt;] [#<Jekyll::Document _posts/2024-01-02-a.md collection=posts>]
{"x"=>[#<Jekyll::Document _posts/2024-01-02-a.md collection=posts>]} [#&lt;Jekyll::Document _posts/2024-01-02-a.md collection=posts&gt;]
{&quot;c&quot;=&gt;[#&lt;Jekyll::Document _posts/2024-01-02-a.md collection=posts&gt;], &quot;d&quot;=&gt;[#&lt;Jekyll::Document _posts/2024-01-02-a.md collection=posts&gt;]}
[#&lt;Jekyll::Page @relative_path=&quot;sub/b.html&quot;&gt;]
[#&lt;Jekyll::StaticFile @relative_path=&quot;/sub/pic.txt&quot;&gt;] [#&lt;Jekyll::StaticFile @relative_path=&quot;_things/f.txt&quot;&gt;]
[#&lt;Jekyll::Document _things/t.md collection=things&gt;] [#&lt;Jekyll::Document _things/t.md collection=things&gt;, #&lt;Jekyll::StaticFile @relative_path=&quot;_things/f.txt&quot;&gt;]
{"name"=>"A \"q\"", "items"=>[#<Jekyll::Document _posts/2024-01-02-a.md collection=posts>], "size"=>1}
{&quot;name&quot;=&gt;&quot;b.html&quot;, &quot;items&quot;=&gt;[#&lt;Jekyll::Page @relative_path=&quot;sub/b.html&quot;&gt;], &quot;size&quot;=&gt;1}
[&quot;x&quot;, [#&lt;Jekyll::Document _posts/2024-01-02-a.md collection=posts&gt;]] [#&lt;Jekyll::Document _posts/2024-01-02-a.md collection=posts&gt;, 1]
--- no_error_log
[error]


=== TEST 26: addresses of ideographs, and of what has several forms
--- config
    posts on;
--- user_files
>>> x.txt
---
---
{{ "/新闻/一.html" | relative_url }}
{{ "/字́/x" | relative_url }}
{{ "/豈/x" | relative_url }}
{{ "/㐀鿿/（x）" | relative_url }}
{{ "/plain/a.html" | relative_url }}
{{ "a/b" | relative_url }}
{{ "/é字" | relative_url }}
{{ "/é字가" | relative_url }}
--- jekyll: x.txt
--- request
GET /x.txt
--- response_body
/%E6%96%B0%E9%97%BB/%E4%B8%80.html
/%E5%AD%97%CC%81/x
/%E8%B1%88/x
/%E3%90%80%E9%BF%BF/(x)
/plain/a.html
/a/b
/%C3%A9%E5%AD%97
/%C3%A9%E5%AD%97%EA%B0%80
--- no_error_log
[error]
