# What cannot be rendered leaves the last good page in place, with one line in
# the error log for each version that is broken.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: broken Liquid in a post
--- user_files
>>> _posts/2024-01-02-a.html
---
title: A
---
one
--- steps
GET /2024/01/02/a.html 200 MISS one
write broken
GET /2024/01/02/a.html 200 STALE one
GET /2024/01/02/a.html 200 STALE one
write repaired
GET /2024/01/02/a.html 200 EXPIRED two
GET /2024/01/02/a.html 200 HIT two
--- broken
>>> _posts/2024-01-02-a.html
---
title: A
---
line 4
{% if page.title %}
--- repaired
>>> _posts/2024-01-02-a.html
---
title: A
---
two
--- logged eval
qr{\A_posts/2024-01-02-a\.html:\d: .*'if' tag was never closed\n\z}



=== TEST 2: an unknown tag in a layout
--- user_files
>>> a.html
---
layout: l
---
text
>>> _layouts/l.html
---
x: 1
---
one {{ content | strip }}
--- steps
GET /a.html 200 MISS one text
write broken
GET /a.html 200 STALE one text
GET /a.html 200 STALE one text
write repaired
GET /a.html 200 EXPIRED two text
--- broken
>>> _layouts/l.html
---
x: 1
---

{% nonsense %}
{{ content }}
--- repaired
>>> _layouts/l.html
two {{ content | strip }}
--- logged
_layouts/l.html:5: Unknown tag 'nonsense'



=== TEST 3: broken Liquid in the layout of a layout
--- user_files
>>> a.html
---
layout: l
---
text
>>> _layouts/l.html
---
layout: m
---
l {{ content | strip }}
>>> _layouts/m.html
m {{ content }}
--- steps
GET /a.html 200 MISS m l text\n
write broken
GET /a.html 200 STALE m l text\n
--- broken
>>> _layouts/m.html
m
{% nonsense %}
--- logged
_layouts/m.html:2: Unknown tag 'nonsense'



=== TEST 4: broken Liquid in an include
--- user_files
>>> a.html
---
---
{% include i.html %}
>>> _includes/i.html
one
--- steps
GET /a.html 200 MISS one\n
write broken
GET /a.html 200 STALE one\n
GET /a.html 200 STALE one\n
write repaired
GET /a.html 200 EXPIRED two\n
--- broken
>>> _includes/i.html
1
2
{% nonsense %}
--- repaired
>>> _includes/i.html
two
--- logged
_includes/i.html:3: Unknown tag 'nonsense'



=== TEST 5: an include is gone
--- user_files
>>> a.html
---
---
{% include i.html %}
>>> _includes/i.html
one
--- steps
GET /a.html 200 MISS one\n
delete _includes/i.html
GET /a.html 200 STALE one\n
GET /a.html 200 STALE one\n
write repaired
GET /a.html 200 EXPIRED two\n
--- repaired
>>> _includes/i.html
two
--- logged
a.html:3: Could not locate the included file 'i.html' in "_includes"



=== TEST 6: an include of an include is gone
--- user_files
>>> a.html
---
---
{% include i.html %}
>>> _includes/i.html
one
{% include j.html %}
>>> _includes/j.html
two
--- steps
GET /a.html 200 MISS one\ntwo\n\n
delete _includes/j.html
GET /a.html 200 STALE one\ntwo\n\n
--- logged
_includes/i.html:2: Could not locate the included file 'j.html' in "_includes"



=== TEST 7: each broken version has its line
--- user_files
>>> a.html
---
---
one
--- steps
GET /a.html 200 MISS one
write first
GET /a.html 200 STALE one
GET /a.html 200 STALE one
write second
GET /a.html 200 STALE one
GET /a.html 200 STALE one
--- first
>>> a.html
---
---
{% first %}
--- second
>>> a.html
---
---

{% second %}
--- logged
a.html:3: Unknown tag 'first'
a.html:4: Unknown tag 'second'



=== TEST 8: what was never rendered is a 500
--- user_files
>>> a.html
---
---
{% nonsense %}
--- steps
GET /a.html 500 MISS -
GET /a.html 500 HIT -
write repaired
GET /a.html 200 EXPIRED two
--- repaired
>>> a.html
---
---
two
--- logged
a.html:3: Unknown tag 'nonsense'



=== TEST 9: a broken layout leaves pages of other layouts alone
--- user_files
>>> a.html
---
layout: l
---
a
>>> b.html
---
layout: m
---
b
>>> _layouts/l.html
l {{ content | strip }}
>>> _layouts/m.html
m {{ content | strip }}
--- steps
GET /a.html 200 MISS l a
GET /b.html 200 MISS m b
write broken
GET /a.html 200 STALE l a
GET /b.html 200 HIT m b
--- broken
>>> _layouts/l.html
{% nonsense %}
--- logged
_layouts/l.html:1: Unknown tag 'nonsense'



=== TEST 10: a stale page is conditional, and has a last good ETag
--- user_files
>>> a.html
---
---
one
--- request eval
["GET /a.html", "PUT /edit/a.html
---
---
{% nonsense %}
", "GET /a.html"]
--- config
    location / {
        posts on;
        add_header X-Cache $posts_cache_status always;
    }
    location /edit/ {
        alias html/;
        dav_methods PUT;
    }
--- more_headers eval
["", "", "If-Modified-Since: Mon, 01 Jan 2029 00:00:00 GMT"]
--- error_code eval
[200, 204, 200]
--- response_headers_like eval
["X-Cache: MISS\nETag: \"[0-9a-f]+\"", "", "X-Cache: STALE\nETag: \"[0-9a-f]+\""]
--- logged
a.html:3: Unknown tag 'nonsense'



=== TEST 11: a render that fails in its midst answers nothing of it
--- user_files
>>> a.html
---
---
start {% for i in (1..3) %}{{ i }}{% include missing.html %}{% endfor %} end
--- steps
GET /a.html 500 MISS /^<html>/
--- logged
a.html:3: Could not locate the included file 'missing.html' in "_includes"
