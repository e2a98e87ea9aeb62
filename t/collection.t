# Collections: documents, files, lists, what of them is written.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: documents of a collection
--- config
    posts on;
--- user_files
>>> _config.yml
collections:
  items:
    output: true
>>> _items/b.md
---
title: Second
---
*b*
>>> _items/a-title.md
---
---
{{ page.collection }} {{ page.title }} {{ page.slug }} {{ page.ext }} {{ page.draft }}
>>> _items/sub/c-d.html
---
---
{{ page.path }} {{ page.relative_path }} {{ page.name }}
{{ page.id }}
>>> _items/style.css
---
---
/* {{ page.url }} */
>>> list.html
---
---
{% for d in site.items %}{{ d.path }} {{ d.url }} {{ d.title }}
{% endfor %}
--- jekyll: list.html items/b.html items/a-title.html items/sub/c-d.html items/style.css !_items/b.md !items/b.md !items/index.html !items/sub/c-d.md
--- request eval
[
    "GET /list.html",
    "GET /items/b.html",
    "GET /items/a-title.html",
    "GET /items/sub/c-d.html",
    "GET /items/style.css",
    "GET /_items/b.md",
    "GET /items/b.md",
    "GET /items/",
    "GET /items/sub/c-d.md",
]
--- error_code eval
[200, 200, 200, 200, 200, 404, 404, 404, 404]
--- response_body eval
[
    "_items/a-title.md /items/a-title.html A Title\n_items/b.md /items/b.html Second\n_items/style.css /items/style.css Style\n_items/sub/c-d.html /items/sub/c-d.html C D\n\n",
    "<p><em>b</em></p>\n",
    "<p>items A Title a-title .md false</p>\n",
    "_items/sub/c-d.html _items/sub/c-d.html c-d.html\n/items/sub/c-d\n",
    "/* /items/style.css */\n",
    qr/404/,
    qr/404/,
    qr/404/,
    qr/404/,
]


=== TEST 2: a list of names: nothing is written
--- config
    posts on;
--- user_files
>>> _config.yml
collections: [items, others]
>>> _items/a.md
---
---
*a*
>>> _items/f.txt
f
>>> _others/b.md
---
---
*b*
>>> list.html
---
---
{% for d in site.items %}{{ d.url }} {{ d.content }}{% endfor %}{% for d in site.others %}{{ d.url }}{% endfor %}
--- jekyll: list.html !items/a.html !items/f.txt !others/b.html !_items/a.md !_items/f.txt
--- request eval
[
    "GET /list.html",
    "GET /items/a.html",
    "GET /items/f.txt",
    "GET /others/b.html",
    "GET /_items/a.md",
    "GET /_items/f.txt",
]
--- error_code eval
[200, 404, 404, 404, 404, 404]
--- response_body eval
[
    "/items/a.html <p><em>a</em></p>\n/others/b.html\n",
    qr/404/,
    qr/404/,
    qr/404/,
    qr/404/,
    qr/404/,
]


=== TEST 3: files of a collection
--- config
    posts on;
--- user_files
>>> _config.yml
exclude: [index.html]
collections:
  items:
    output: true
  quiet: {}
  slashed:
    output: true
    permalink: /files/:name/:title/
defaults:
  - scope: {path: _items/sub}
    values: {kind: deep}
  - scope: {path: items/off.txt}
    values: {published: false}
>>> _items/f.txt
one
>>> _items/off.txt
off
>>> _items/sub/two..txt
two
>>> _quiet/f.txt
quiet
>>> _slashed/x.txt
x
>>> z.txt
z
>>> list.html
---
---
{% for f in site.static_files %}{{ f.path }} {{ f.collection }} {{ f.name }} {{ f.basename }} {{ f.extname }} {{ f.kind }}
{% endfor %}{% for c in site.collections %}{{ c.label }} {{ c.files | map: 'path' | join: ' ' }}
{% endfor %}
--- jekyll: list.html items/f.txt items/sub/two.txt z.txt files/x.txt !quiet/f.txt !items/off.txt !_items/f.txt !items/sub/two..txt
--- request eval
[
    "GET /list.html",
    "GET /items/f.txt",
    "GET /items/sub/two.txt",
    "GET /z.txt",
    "GET /files/x.txt",
    "GET /quiet/f.txt",
    "GET /items/off.txt",
    "GET /_items/f.txt",
    "GET /items/sub/two..txt",
]
--- error_code eval
[200, 200, 200, 200, 200, 404, 404, 404, 404]
--- response_body eval
[
    "/z.txt  z.txt z .txt \n_items/f.txt items f.txt f .txt \n_items/off.txt items off.txt off .txt \n_items/sub/two..txt items two..txt two .txt deep\n_quiet/f.txt quiet f.txt f .txt \n_slashed/x.txt slashed x.txt x .txt \nitems _items/f.txt _items/off.txt _items/sub/two..txt\nposts \nquiet _quiet/f.txt\nslashed _slashed/x.txt\n\n",
    "one\n",
    "two\n",
    "z\n",
    "x\n",
    qr/404/,
    qr/404/,
    qr/404/,
    qr/404/,
]


=== TEST 4: published, and the future
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
collections:
  items:
    output: true
>>> _items/a.md
---
---
a
>>> _items/false.md
---
published: false
---
false
>>> _items/null.md
---
published:
---
null
>>> _items/text.md
---
published: 'false'
---
text
>>> _items/later.md
---
date: 2030-01-01
---
later
>>> list.html
---
---
{% for d in site.items %}{{ d.path }} {{ d.url }} {{ d.title }}
{% endfor %}
--- jekyll: list.html items/a.html items/text.html !items/false.html !items/null.html !items/later.html
--- request eval
[
    "GET /list.html",
    "GET /items/a.html",
    "GET /items/text.html",
    "GET /items/false.html",
    "GET /items/null.html",
    "GET /items/later.html",
]
--- error_code eval
[200, 200, 200, 404, 404, 404]
--- response_body eval
[
    "_items/a.md /items/a.html A\n_items/later.md /items/later.html Later\n_items/null.md /items/null.html Null\n_items/text.md /items/text.html Text\n\n",
    "<p>a</p>\n",
    "<p>text</p>\n",
    qr/404/,
    qr/404/,
    qr/404/,
]


=== TEST 5: unpublished and future are written when asked for
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
future: true
unpublished: true
collections:
  items:
    output: true
>>> _items/false.md
---
published: false
---
false
>>> _items/null.md
---
published:
---
null
>>> _items/later.md
---
date: 2030-01-01
---
later
>>> list.html
---
---
{% for d in site.items %}{{ d.path }} {{ d.url }} {{ d.title }}
{% endfor %}
--- jekyll: list.html items/false.html items/null.html items/later.html
--- request eval
[
    "GET /list.html",
    "GET /items/false.html",
    "GET /items/null.html",
    "GET /items/later.html",
]
--- response_body eval
[
    "_items/false.md /items/false.html False\n_items/later.md /items/later.html Later\n_items/null.md /items/null.html Null\n\n",
    "<p>false</p>\n",
    "<p>null</p>\n",
    "<p>later</p>\n",
]
--- no_error_log
[error]


=== TEST 6: the order: date, then path
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
collections: [items]
>>> _items/d.md
---
---
>>> _items/a.md
---
date: 2024-01-03
---
>>> _items/b.md
---
date: 2024-01-01
---
>>> _items/c.md
---
date: 2024-01-02
---
>>> _items/2023-01-05-e.md
---
---
>>> _items/c/x.md
---
---
>>> _items/c-x.md
---
---
>>> _items/B.md
---
---
>>> list.html
---
---
{% for d in site.items %}{{ d.path }} {{ d.date | date: '%F' }}
{% endfor %}
--- jekyll: list.html
--- request
GET /list.html
--- response_body eval
"_items/2023-01-05-e.md 2023-01-05\n_items/B.md 2024-06-01\n_items/b.md 2024-01-01\n_items/a.md 2024-01-03\n_items/c-x.md 2024-06-01\n_items/c.md 2024-01-02\n_items/c/x.md 2024-06-01\n_items/d.md 2024-06-01\n\n"
--- no_error_log
[error]


=== TEST 7: sort_by and order
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
collections:
  ranked:
    sort_by: rank
  named:
    order: [c.md, /sub/x.md, gone.md, a.md]
    sort_by: rank
  mixed:
    sort_by: when
>>> _ranked/a.md
---
rank: 3
---
>>> _ranked/b.md
---
rank: 1
---
>>> _ranked/c.md
---
rank: 2.5
---
>>> _ranked/d.md
---
rank: 1
---
>>> _ranked/e.md
---
rank: text
---
>>> _ranked/f.md
---
rank: 
---
>>> _named/a.md
---
---
>>> _named/b.md
---
---
>>> _named/c.md
---
---
>>> _named/d.md
---
---
>>> _named/sub/x.md
---
---
>>> _named/sub/y.md
---
---
>>> _mixed/a.md
---
when: 2024-01-02
---
>>> _mixed/b.md
---
when: 2024-01-01
---
>>> _mixed/c.md
---
when: [2, 1]
---
>>> _mixed/d.md
---
when: [1, 2]
---
>>> _mixed/e.md
---
when: true
---
>>> list.html
---
---
{% for c in site.collections %}{{ c.label }}:{% for d in c.docs %} {{ d.path }}{% endfor %}
{% endfor %}
--- jekyll: list.html
--- request
GET /list.html
--- response_body eval
"mixed: _mixed/b.md _mixed/a.md _mixed/d.md _mixed/c.md _mixed/e.md\nnamed: _named/c.md _named/sub/x.md _named/a.md _named/b.md _named/d.md _named/sub/y.md\nposts:\nranked: _ranked/b.md _ranked/d.md _ranked/c.md _ranked/a.md _ranked/e.md _ranked/f.md\n\n"
--- no_error_log
[error]


=== TEST 8: previous and next
--- config
    posts on;
--- user_files
>>> _config.yml
collections:
  items:
    output: true
    order: [c.html, a.html]
  quiet: {}
>>> _items/a.html
---
---
[{{ page.previous.url }}] [{{ page.next.url }}] {{ page.previous.next.path }}
>>> _items/b.html
---
---
[{{ page.previous.url }}] [{{ page.next.url }}] {{ page.previous.next.path }}
>>> _items/c.html
---
---
[{{ page.previous.url }}] [{{ page.next.url }}] {{ page.previous.next.path }}
>>> _posts/2024-01-01-p.html
---
---
[{{ page.previous.url }}] [{{ page.next.url }}]
>>> _quiet/q.html
---
---
>>> _quiet/r.html
---
---
>>> list.html
---
---
{% for d in site.quiet %}[{{ d.previous.id }}] [{{ d.next.id }}]
{% endfor %}
--- jekyll: items/c.html items/a.html items/b.html 2024/01/01/p.html list.html
--- request eval
[
    "GET /items/c.html",
    "GET /items/a.html",
    "GET /items/b.html",
    "GET /2024/01/01/p.html",
    "GET /list.html",
]
--- response_body eval
[
    "[] [/items/a.html] \n",
    "[/items/c.html] [/items/b.html] _items/a.html\n",
    "[/items/a.html] [] _items/b.html\n",
    "[] []\n",
    "[] [/quiet/r]\n[/quiet/q] []\n\n",
]
--- no_error_log
[error]


=== TEST 9: permalinks
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
collections:
  all:
    output: true
    permalink: /:collection/:path/:name/:title/:slug/:categories/:year-:month-:day:output_ext
  pretty:
    output: true
    permalink: pretty
  ext:
    output: true
    permalink: /e/:path
>>> _all/sub/Some-Name.md
---
categories: [One, two]
date: 2024-02-03 04:05:06
---
{{ page.url }} {{ page.categories | join: ',' }}
>>> _all/undated.md
---
slug: other
---
{{ page.url }} {{ page.date }}
>>> _all/2024-01-02-dated.md
---
---
{{ page.url }} {{ page.id }}
>>> _all/own.md
---
permalink: /own/:slug/
---
{{ page.url }}
>>> _pretty/x.md
---
---
{{ page.url }}
>>> _ext/y.md
---
---
{{ page.url }}
>>> list.html
---
---
{% for d in site.documents %}{{ d.url }}
{% endfor %}
--- jekyll: list.html own/own/index.html pretty.html e/y.html !all/undated.html
--- request eval
[
    "GET /list.html",
    "GET /own/own/",
    "GET /pretty.html",
    "GET /e/y.html",
    "GET /all/undated.html",
]
--- error_code eval
[200, 200, 200, 200, 404]
--- response_body eval
[
    "/all/2024-01-02-dated/2024-01-02-dated/dated/dated/2024-01-02.html\n/own/own/\n/all/sub/Some-Name/some-name/Some-Name/some-name/one/two/2024-02-03.html\n/all/undated/undated/other/other/2024-06-01.html\n/pretty\n/e/y\n\n",
    "<p>/own/own/</p>\n",
    "<p>/pretty</p>\n",
    "<p>/e/y</p>\n",
    qr/404/,
]


=== TEST 10: the style of the site: pretty
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
permalink: pretty
collections:
  items:
    output: true
>>> _items/a.md
---
---
{{ page.url }}
>>> _items/f.txt
f
>>> list.html
---
---
{% for d in site.items %}{{ d.path }} {{ d.url }} {{ d.title }}
{% endfor %}{{ site.permalink }}
--- jekyll: items/a/index.html items/f.txt list/index.html
--- request eval
[
    "GET /items/a/",
    "GET /items/f.txt",
    "GET /list/",
]
--- response_body eval
[
    "<p>/items/a/</p>\n",
    "f\n",
    "_items/a.md /items/a/ A\npretty\n",
]
--- no_error_log
[error]


=== TEST 11: the style of the site: none
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
permalink: none
collections:
  items:
    output: true
>>> _items/a.md
---
---
{{ page.url }}
>>> _items/f.txt
f
>>> list.html
---
---
{% for d in site.items %}{{ d.path }} {{ d.url }} {{ d.title }}
{% endfor %}{{ site.permalink }}
--- jekyll: items/a.html items/f.txt list.html
--- request eval
[
    "GET /items/a.html",
    "GET /items/f.txt",
    "GET /list.html",
]
--- response_body eval
[
    "<p>/items/a.html</p>\n",
    "f\n",
    "_items/a.md /items/a.html A\nnone\n",
]
--- no_error_log
[error]


=== TEST 12: the style of the site: weekdate
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
permalink: weekdate
collections:
  items:
    output: true
>>> _items/a.md
---
---
{{ page.url }}
>>> _items/f.txt
f
>>> list.html
---
---
{% for d in site.items %}{{ d.path }} {{ d.url }} {{ d.title }}
{% endfor %}{{ site.permalink }}
--- jekyll: items/a.html items/f.txt list.html
--- request eval
[
    "GET /items/a.html",
    "GET /items/f.txt",
    "GET /list.html",
]
--- response_body eval
[
    "<p>/items/a</p>\n",
    "f\n",
    "_items/a.md /items/a A\nweekdate\n",
]
--- no_error_log
[error]


=== TEST 13: the style of the site: /:year/:title
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
permalink: /:year/:title
collections:
  items:
    output: true
>>> _items/a.md
---
---
{{ page.url }}
>>> _items/f.txt
f
>>> list.html
---
---
{% for d in site.items %}{{ d.path }} {{ d.url }} {{ d.title }}
{% endfor %}{{ site.permalink }}
--- jekyll: items/a.html items/f.txt list.html
--- request eval
[
    "GET /items/a.html",
    "GET /items/f.txt",
    "GET /list.html",
]
--- response_body eval
[
    "<p>/items/a</p>\n",
    "f\n",
    "_items/a.md /items/a A\n/:year/:title\n",
]
--- no_error_log
[error]


=== TEST 14: the style of the site: /:title/
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
permalink: /:title/
collections:
  items:
    output: true
>>> _items/a.md
---
---
{{ page.url }}
>>> _items/f.txt
f
>>> list.html
---
---
{% for d in site.items %}{{ d.path }} {{ d.url }} {{ d.title }}
{% endfor %}{{ site.permalink }}
--- jekyll: items/a/index.html items/f.txt list/index.html
--- request eval
[
    "GET /items/a/",
    "GET /items/f.txt",
    "GET /list/",
]
--- response_body eval
[
    "<p>/items/a/</p>\n",
    "f\n",
    "_items/a.md /items/a/ A\n/:title/\n",
]
--- no_error_log
[error]


=== TEST 15: the style of the site: /x/:title:output_ext
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
permalink: /x/:title:output_ext
collections:
  items:
    output: true
>>> _items/a.md
---
---
{{ page.url }}
>>> _items/f.txt
f
>>> list.html
---
---
{% for d in site.items %}{{ d.path }} {{ d.url }} {{ d.title }}
{% endfor %}{{ site.permalink }}
--- jekyll: items/a.html items/f.txt list.html
--- request eval
[
    "GET /items/a.html",
    "GET /items/f.txt",
    "GET /list.html",
]
--- response_body eval
[
    "<p>/items/a.html</p>\n",
    "f\n",
    "_items/a.md /items/a.html A\n/x/:title:output_ext\n",
]
--- no_error_log
[error]


=== TEST 16: what is read
--- config
    posts on;
--- user_files
>>> _config.yml
exclude: [_items/out, _items/*.bak]
include: [_kept.md]
collections: [items]
>>> _items/a.md
---
---
>>> _items/_under.md
---
---
>>> _items/_kept.md
---
---
>>> _items/.hidden.md
---
---
>>> _items/.dir/b.md
---
---
>>> _items/sub/.dir/c.md
---
---
>>> _items/_dir/d.md
---
---
>>> _items/sub/_dir/e.md
---
---
>>> _items/out/f.md
---
---
>>> _items/g.bak
---
---
>>> _items/h.md~
---
---
>>> _items/noext
---
---
>>> _items/_posts/2024-01-01-p.md
---
---
>>> list.html
---
---
{% for d in site.items %}{{ d.path }} {{ d.title }} {{ d.slug }}
{% endfor %}{{ site.posts.size }}
--- jekyll: list.html
--- request
GET /list.html
--- response_body
_items/_kept.md _kept _kept
_items/a.md A a
_items/noext Noext noext
_items/sub/.dir/c.md C c
_items/sub/_dir/e.md E e
0
--- no_error_log
[error]


=== TEST 17: documents that are YAML
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
collections:
  people:
    output: true
defaults:
  - scope: {path: '', type: people}
    values: {layout: person, team: red}
>>> _layouts/person.html
<{{ content }}>
>>> _people/bob.yml
---
name: Bob
tags: a b
>>> _people/al.yaml
---
title: Al
published: true
note: '{{ page.title }}'
>>> _people/plain.yml
name: no front matter
>>> _people/cy.md
---
tags: a b
---
{{ page.team }}
>>> list.html
---
---
{% for d in site.people %}{{ d.path }} {{ d.url }} [{{ d.title }}] [{{ d.name }}] [{{ d.team }}] [{{ d.tags | join: ',' }}] {{ d.date | date: '%F' }} [{{ d.content }}] [{{ d.excerpt }}]
{% endfor %}
--- jekyll: list.html people/bob.yml people/al.yaml people/plain.yml people/cy.html
--- request eval
[
    "GET /list.html",
    "GET /people/bob.yml",
    "GET /people/al.yaml",
    "GET /people/plain.yml",
    "GET /people/cy.html",
]
--- response_body eval
[
    "_people/al.yaml /people/al.yaml [Al] [al.yaml] [] [] 2024-06-01 [] []\n_people/bob.yml /people/bob.yml [] [Bob] [] [a b] 2024-06-01 [] []\n_people/cy.md /people/cy.html [Cy] [cy.md] [red] [a,b] 2024-06-01 [<p>red</p>\n] [<p>red</p>\n]\n\n",
    "",
    "",
    "name: no front matter\n",
    "<<p>red</p>\n>\n",
]
--- no_error_log
[error]


=== TEST 18: defaults by type and path
--- config
    posts on;
--- user_files
>>> _config.yml
collections:
  items: {output: true}
  others: {output: true}
defaults:
  - scope: {path: '', type: items}
    values: {layout: item, a: type, b: {x: 1}}
  - scope: {path: _items/sub}
    values: {a: path, b: {y: 2}, tags: [d]}
  - scope: {path: '', type: posts}
    values: {a: post}
  - scope: {path: ''}
    values: {c: all}
>>> _layouts/item.html
<{{ page.a }} {{ page.b.x }} {{ page.b.y }} {{ page.c }} {{ page.tags | join: ',' }}>{{ content }}
>>> _items/a.html
---
---
a
>>> _items/sub/b.html
---
tags: own
---
b
>>> _others/c.html
---
---
{{ page.a }} {{ page.c }}
--- jekyll: items/a.html items/sub/b.html others/c.html
--- request eval
[
    "GET /items/a.html",
    "GET /items/sub/b.html",
    "GET /others/c.html",
]
--- response_body eval
[
    "<type 1  all >a\n\n",
    "<path 1 2 all own>b\n\n",
    " all\n",
]
--- no_error_log
[error]


=== TEST 19: collections_dir
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
exclude: [index.html]
collections_dir: all
show_drafts: true
collections:
  items: {output: true}
defaults:
  - scope: {path: _items/x}
    values: {v: 1}
  - scope: {path: all/_items/y}
    values: {v: 2}
  - scope: {path: 'all/_items/z*'}
    values: {v: 3}
  - scope: {path: _posts}
    values: {v: 4}
>>> all/_items/x.html
---
---
{{ page.path }} {{ page.v }} {% include_relative part.txt %}
>>> all/_items/y.html
---
---
{{ page.path }} {{ page.v }} {% include_relative part.txt %}
>>> all/_items/z.html
---
---
{{ page.path }} {{ page.v }} {% include_relative part.txt %}
>>> all/_items/part.txt
part
>>> all/_items/f.txt
f
>>> _items/no.html
---
---
>>> all/_posts/2024-01-01-p.html
---
---
{{ page.path }} {{ page.v }} {{ page.categories | size }} {{ page.collection }}
>>> all/sub/_posts/2024-01-01-s.html
---
---
{{ page.path }} {{ page.categories | join: ',' }}
>>> _posts/2024-01-01-no.html
---
---
>>> sub/_posts/2024-01-01-no.html
---
---
>>> all/page.html
---
---
{{ page.path }}
>>> list.html
---
---
{% for d in site.documents %}{{ d.path }} {{ d.url }}
{% endfor %}{% for f in site.static_files %}{{ f.path }}
{% endfor %}{% link _items/x.html %} {% link _items/f.txt %} {% link _posts/2024-01-01-p.html %} {% link all/page.html %} {% post_url 2024-01-01-p %} {% post_url sub/2024-01-01-s %}
--- jekyll: list.html items/x.html items/y.html items/z.html items/f.txt 2024/01/01/p.html sub/2024/01/01/s.html all/page.html !2024/01/01/no.html !items/no.html !all/_items/x.html
--- request eval
[
    "GET /list.html",
    "GET /items/x.html",
    "GET /items/y.html",
    "GET /items/z.html",
    "GET /items/f.txt",
    "GET /2024/01/01/p.html",
    "GET /sub/2024/01/01/s.html",
    "GET /all/page.html",
    "GET /2024/01/01/no.html",
    "GET /items/no.html",
    "GET /all/_items/x.html",
]
--- error_code eval
[200, 200, 200, 200, 200, 200, 200, 200, 404, 404, 404]
--- response_body eval
[
    "_posts/2024-01-01-p.html /2024/01/01/p.html\nsub/_posts/2024-01-01-s.html /sub/2024/01/01/s.html\n_items/x.html /items/x.html\n_items/y.html /items/y.html\n_items/z.html /items/z.html\n_items/f.txt \n_items/part.txt \n_items/f.txt\n_items/part.txt\n/items/x.html /items/f.txt /2024/01/01/p.html /all/page.html /2024/01/01/p.html /sub/2024/01/01/s.html\n",
    "_items/x.html 1 part\n\n",
    "_items/y.html 2 part\n\n",
    "_items/z.html 3 part\n\n",
    "f\n",
    "_posts/2024-01-01-p.html 4 0 posts\n",
    "sub/_posts/2024-01-01-s.html sub\n",
    "all/page.html\n",
    qr/404/,
    qr/404/,
    qr/404/,
]


=== TEST 20: site.collections and site.documents
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
collections:
  z:
    output: true
    title: Last
    label: mine
  a: {}
  none:
>>> _z/one.md
---
---
>>> _z/f.txt

>>> _a/two.md
---
---
>>> _posts/2024-01-01-p.md
---
---
>>> _posts/2024-01-02-q.md
---
---
>>> list.html
---
---
{% for c in site.collections %}{{ c.label }} {{ c.output }} {{ c.relative_directory }} {{ c.title }} {{ c.permalink }} {{ c.docs.size }} {{ c.files.size }} {{ c }}
{% endfor %}{% for d in site.documents %}{{ d.path }}
{% endfor %}{% for d in site.posts %}{{ d.path }}
{% endfor %}{{ site.none.size }} [{{ site.gone }}] {% assign c = site.collections | where: 'label', 'z' | first %}{{ c.title }}
--- jekyll: list.html
--- request
GET /list.html
--- response_body
a false _a   1 0 [#<Jekyll::Document _a/two.md collection=a>]
none false _none   0 0 []
posts true _posts  /:categories/:year/:month/:day/:title:output_ext 2 0 [#<Jekyll::Document _posts/2024-01-01-p.md collection=posts>, #<Jekyll::Document _posts/2024-01-02-q.md collection=posts>]
z true _z Last  1 1 [#<Jekyll::Document _z/one.md collection=z>]
_posts/2024-01-01-p.md
_posts/2024-01-02-q.md
_z/one.md
_z/f.txt
_a/two.md
_posts/2024-01-02-q.md
_posts/2024-01-01-p.md
0 [] Last
--- no_error_log
[error]


=== TEST 21: a collection hides what else the site has
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
items: mine
collections: [pages, items, tags]
>>> _pages/a.md
---
---
>>> _items/b.md
---
---
>>> _posts/2024-01-01-p.md
---
tags: x
---
>>> list.html
---
---
{% for d in site.pages %}{{ d.path }}
{% endfor %}{% for d in site.items %}{{ d.path }}
{% endfor %}{{ site.tags.size }}
--- jekyll: list.html
--- request
GET /list.html
--- response_body
_pages/a.md
_items/b.md
0
--- no_error_log
[error]


=== TEST 22: posts as a collection of the configuration
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
collections:
  posts:
    output: false
    permalink: /p/:title/
    extra: more
    order: [b.md]
>>> _posts/2024-01-01-a.md
---
---
{{ page.url }}
>>> _posts/2024-01-02-b.md
---
---
{{ page.url }}
>>> list.html
---
---
{% for d in site.posts %}{{ d.url }}
{% endfor %}{% for c in site.collections %}{{ c.label }} {{ c.output }} {{ c.extra }}{% endfor %}
--- jekyll: list.html p/a/index.html p/b/index.html
--- request eval
[
    "GET /list.html",
    "GET /p/a/",
    "GET /p/b/",
]
--- response_body eval
[
    "/p/b/\n/p/a/\nposts true more\n",
    "<p>/p/a/</p>\n",
    "<p>/p/b/</p>\n",
]
--- no_error_log
[error]


=== TEST 23: drafts and data as collections
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
collections: {drafts: {output: true}, data: {output: true}}
>>> _drafts/a.md
---
---
{{ page.url }} {{ page.collection }}
>>> _data/x.yml
---
a: 1
>>> list.html
---
---
{{ site.drafts.size }} {{ site.data.size }} {{ site.data.x.a }}
--- jekyll: list.html drafts/a.html !data/x.yml
--- request eval
[
    "GET /list.html",
    "GET /drafts/a.html",
    "GET /data/x.yml",
]
--- error_code eval
[200, 200, 404]
--- response_body eval
[
    "1 0 \n",
    "<p>/drafts/a.html drafts</p>\n",
    qr/404/,
]


=== TEST 24: contents and excerpts of documents
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
collections:
  a: {output: true}
  b: {output: true}
excerpt_separator: <!--more-->
>>> _a/one.md
---
---
*one*<!--more-->rest {{ page.title }}
>>> _a/two.html
---
excerpt: set
---
{{ site.a[0].content }} {{ site.b[0].content }} {{ page.excerpt }}
>>> _b/three.html
---
---
{{ site.a[0].content }} {{ site.a[1].excerpt }} {{ site.posts[0].content }}
>>> _posts/2024-01-01-p.html
---
---
{{ site.a[0].content }}
>>> list.html
---
---
{% for d in site.documents %}{{ d.excerpt }}|{{ d.content }}
{% endfor %}
--- jekyll: list.html a/two.html b/three.html 2024/01/01/p.html
--- request eval
[
    "GET /list.html",
    "GET /a/two.html",
    "GET /b/three.html",
    "GET /2024/01/01/p.html",
]
--- response_body eval
[
    "<p><em>one</em><!--more-->rest One</p>\n\n|*one*<!--more-->rest {{ page.title }}\n\n\n<p><em>one</em></p>\n|<p><em>one</em><!--more-->rest One</p>\n\nset|<p><em>one</em><!--more-->rest One</p>\n {{ site.a[0].content }} {{ site.a[1].excerpt }} {{ site.posts[0].content }}\n set\n\n<p><em>one</em><!--more-->rest One</p>\n set *one*<!--more-->rest {{ page.title }}\n\n\n|<p><em>one</em><!--more-->rest One</p>\n set *one*<!--more-->rest {{ page.title }}\n\n\n\n\n",
    "<p><em>one</em><!--more-->rest One</p>\n {{ site.a[0].content }} {{ site.a[1].excerpt }} {{ site.posts[0].content }}\n set\n",
    "<p><em>one</em><!--more-->rest One</p>\n set *one*<!--more-->rest {{ page.title }}\n\n\n",
    "*one*<!--more-->rest {{ page.title }}\n\n",
]
--- no_error_log
[error]


=== TEST 25: related posts of a document
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
collections: {a: {output: true}}
>>> _a/one.html
---
---
{% for p in site.related_posts %}{{ p.title }} {% endfor %}
>>> _posts/2024-01-01-p.html
---
---
>>> _posts/2024-01-02-q.html
---
---
--- jekyll: a/one.html
--- request
GET /a/one.html
--- response_body
Q P 
--- no_error_log
[error]


=== TEST 26: a page that is a document, too
--- config
    posts on;
--- user_files
>>> _config.yml
include: [_pages]
collections: {pages: {output: true, permalink: '/:path/'}}
>>> _pages/about.md
---
---
{{ page.collection }} {{ page.url }}
>>> _pages/own.md
---
permalink: /own/
---
{{ page.collection }} {{ page.url }}
--- jekyll: about/index.html own/index.html _pages/about.html
--- request eval
[
    "GET /about/",
    "GET /own/",
    "GET /_pages/about.html",
]
--- response_body eval
[
    "<p>pages /about/</p>\n",
    "<p>pages /own/</p>\n",
    "<p>/_pages/about.html</p>\n",
]
--- no_error_log
[error]


=== TEST 27: labels with characters that Jekyll drops
--- config
    posts on;
--- user_files
>>> _config.yml
collections:
  'a b!':
    output: true
  Big_1.x-y: {output: true}
>>> _ab/x.html
---
---
{{ page.collection }}
>>> _Big_1.x-y/y.html
---
---
{{ page.collection }} {{ page.url }}
>>> list.html
---
---
{% for d in site['a b!'] %}{{ d.url }} {{ d.collection }}{% endfor %} {{ site.ab.size }}
--- jekyll: list.html Big_1.x-y/y.html !ab/x.html
--- request eval
[
    "GET /list.html",
    "GET /Big_1.x-y/y.html",
    "GET /ab/x.html",
]
--- error_code eval
[200, 200, 404]
--- response_body eval
[
    "/ab/x.html ab \n",
    "Big_1.x-y /Big_1.x-y/y.html\n",
    qr/404/,
]


=== TEST 28: page in an excerpt
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
collections: {a: {output: true}}
>>> _a/one.html
---
x: 1
layout: none
---
{{ page.path }} {{ page.id }} {{ page.url }} {{ page.x }} [{{ page.excerpt }}] {{ page.collection }} {{ page.layout }} {{ page.title }}

rest
>>> _posts/2024-01-01-p.html
---
---
{{ page.path }} {{ page.relative_path }} {{ page.id }} {{ page.content | size }}

rest
>>> list.html
---
---
{% for d in site.documents %}{{ d.excerpt }}{% endfor %}
--- jekyll: list.html a/one.html
--- request eval
[
    "GET /list.html",
    "GET /a/one.html",
]
--- response_body eval
[
    "_posts/2024-01-01-p.html/#excerpt _posts/2024-01-01-p.html/#excerpt /2024/01/01/p#excerpt 80_a/one.html/#excerpt /a/one#excerpt /a/one.html 1 [] a none One\n",
    "_a/one.html /a/one /a/one.html 1 [_a/one.html/#excerpt /a/one#excerpt /a/one.html 1 [] a none One] a none One\n\nrest\n",
]
--- no_error_log
[error]


=== TEST 29: the output of documents
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
collections: {a: {}, b: {output: true}}
>>> _a/one.md
---
---
*one* [{{ page.output }}]
>>> _a/two.html
---
---
[{{ site.a[0].output }}] [{{ site.b[0].output }}]
>>> _b/three.md
---
---
*three*
>>> list.html
---
---
{% for d in site.documents %}{{ d.output }}|{{ d }}{% endfor %}
--- jekyll: list.html
--- request
GET /list.html
--- response_body eval
"<p><em>one</em> []</p>\n|<p><em>one</em> []</p>\n[<p><em>one</em> []</p>\n] []\n|[<p><em>one</em> []</p>\n] []\n<p><em>three</em></p>\n|<p><em>three</em></p>\n\n"
--- no_error_log
[error]


=== TEST 30: a document that is sorted by a property is a list of names
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-06-01 12:00:00 +0000
timezone: UTC
collections: {a: {output: true}}
>>> _layouts/plain.html
{% assign names = page | sort: "date" %}{{ names | size }} {{ names | last }}
>>> _a/one.md
---
layout: plain
title: One
date: 2024-01-02
---
--- jekyll: a/one.html
--- request
GET /a/one.html
--- response_body
19 date
--- no_error_log
[error]
