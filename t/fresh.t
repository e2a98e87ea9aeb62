# An edit of anything that a page is made from shows on the very next request.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: the post itself
--- user_files
>>> _posts/2024-01-02-a.html
one
--- steps
GET /2024/01/02/a.html 200 MISS one
GET /2024/01/02/a.html 200 HIT one
write again
GET /2024/01/02/a.html 200 EXPIRED two
GET /2024/01/02/a.html 200 HIT two
--- again
>>> _posts/2024-01-02-a.html
two



=== TEST 2: its layout
--- user_files
>>> _posts/2024-01-02-a.html
---
layout: post
---
text
>>> _layouts/post.html
old: {{ content }}
--- steps
GET /2024/01/02/a.html 200 MISS old: text\n
GET /2024/01/02/a.html 200 HIT old: text\n
write again
GET /2024/01/02/a.html 200 EXPIRED new: text\n
GET /2024/01/02/a.html 200 HIT new: text\n
--- again
>>> _layouts/post.html
new: {{ content }}



=== TEST 3: the layout of its layout
--- user_files
>>> _posts/2024-01-02-a.html
---
layout: post
---
text
>>> _layouts/post.html
---
layout: outer
---
<{{ content | strip }}>
>>> _layouts/outer.html
old: {{ content | strip }}
--- steps
GET /2024/01/02/a.html 200 MISS old: <text>
write again
GET /2024/01/02/a.html 200 EXPIRED new: <text>
GET /2024/01/02/a.html 200 HIT new: <text>
--- again
>>> _layouts/outer.html
new: {{ content | strip }}



=== TEST 4: an include, and an include in it
--- user_files
>>> _posts/2024-01-02-a.html
---
---
{% include a.html %}
>>> _includes/a.html
a1 {% include b.html -%}
>>> _includes/b.html
b1
--- steps
GET /2024/01/02/a.html 200 MISS a1 b1\n
write inner
GET /2024/01/02/a.html 200 EXPIRED a1 b2\n
write outer
GET /2024/01/02/a.html 200 EXPIRED a2 b2\n
GET /2024/01/02/a.html 200 HIT a2 b2\n
--- inner
>>> _includes/b.html
b2
--- outer
>>> _includes/a.html
a2 {% include b.html -%}



=== TEST 5: an include whose name is in a variable
--- user_files
>>> a.html
---
which: x.html
---
{% include {{ page.which }} %}
>>> _includes/x.html
x
>>> _includes/y.html
y
--- steps
GET /a.html 200 MISS x\n
write page
GET /a.html 200 EXPIRED y\n
write include
GET /a.html 200 EXPIRED z\n
--- page
>>> a.html
---
which: y.html
---
{% include {{ page.which }} %}
--- include
>>> _includes/y.html
z



=== TEST 6: the configuration
--- user_files
>>> _config.yml
title: old
>>> a.html
---
---
{{ site.title }}
--- steps
GET /a.html 200 MISS old
GET /a.html 200 HIT old
write again
GET /a.html 200 EXPIRED new
GET /a.html 200 HIT new
delete _config.yml
GET /a.html 200 EXPIRED /^\n$/
GET /a.html 200 HIT /^\n$/
write again
GET /a.html 200 EXPIRED new
--- again
>>> _config.yml
title: new



=== TEST 7: the time zone
--- user_files
>>> _config.yml
timezone: UTC
>>> _posts/2024-01-02-a.html
---
date: 2024-01-02 12:00:00 +0000
---
{{ page.date | date: "%H:%M" }}
--- steps
GET /2024/01/02/a.html 200 MISS 12:00
write again
GET /2024/01/02/a.html 200 EXPIRED 20:00
--- again
>>> _config.yml
timezone: Asia/Shanghai



=== TEST 8: the permalink of the configuration
--- user_files
>>> _config.yml
permalink: pretty
>>> _posts/2024-01-02-a.html
text
--- steps
GET /2024/01/02/a/ 200 MISS text
write again
GET /2024/01/02/a/ 404 - -
GET /a.html 200 MISS text
GET /a.html 200 HIT text
--- again
>>> _config.yml
permalink: none



=== TEST 9: defaults of the configuration
--- user_files
>>> _config.yml
defaults: [{scope: {path: ""}, values: {layout: a}}]
>>> p.html
---
---
text
>>> _layouts/a.html
a: {{ content | strip }}
>>> _layouts/b.html
b: {{ content | strip }}
--- steps
GET /p.html 200 MISS a: text
write again
GET /p.html 200 EXPIRED b: text
--- again
>>> _config.yml
defaults: [{scope: {path: ""}, values: {layout: b}}]



=== TEST 10: another layout
--- user_files
>>> p.html
---
layout: a
---
text
>>> _layouts/a.html
a: {{ content | strip }}
>>> _layouts/b.html
b: {{ content | strip }}
--- steps
GET /p.html 200 MISS a: text
write again
GET /p.html 200 EXPIRED b: text
touch _layouts/a.html
GET /p.html 200 HIT b: text
--- again
>>> p.html
---
layout: b
---
text



=== TEST 11: an include that was missing
--- user_files
>>> a.html
---
---
{% include b.html %}
--- steps
GET /a.html 500 MISS -
GET /a.html 500 HIT -
write added
GET /a.html 200 EXPIRED b\n
GET /a.html 200 HIT b\n
--- added
>>> _includes/b.html
b
--- logged
a.html:3: Could not locate the included file 'b.html' in "_includes"



=== TEST 12: a layout that was missing
--- user_files
>>> a.html
---
layout: b
---
text
--- steps
GET /a.html 200 MISS text
GET /a.html 200 HIT text
write added
GET /a.html 200 EXPIRED b: text
delete _layouts/b.html
GET /a.html 200 EXPIRED text
--- added
>>> _layouts/b.html
b: {{ content | strip }}



=== TEST 13: of several layouts the last by name counts
--- user_files
>>> a.html
---
layout: b
---
text
>>> _layouts/b.html
html: {{ content | strip }}
--- steps
GET /a.html 200 MISS html: text
write added
GET /a.html 200 EXPIRED xml: text
GET /a.html 200 HIT xml: text
--- added
>>> _layouts/b.xml
xml: {{ content | strip }}
