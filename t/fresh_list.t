# A page that lists others shows what happens to them.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: a post is added, edited and deleted
--- user_files
>>> index.html
---
---
{% for p in site.posts %}[{{ p.title }}]{% endfor %}
>>> _posts/2024-01-02-a.html
---
title: A
---
a
--- steps
GET / 200 MISS [A]
GET / 200 HIT [A]
write added
GET / 200 EXPIRED [B][A]
GET / 200 HIT [B][A]
write edited
GET / 200 EXPIRED [B][A2]
delete _posts/2024-01-03-b.html
GET / 200 EXPIRED [A2]
delete _posts
GET / 200 EXPIRED /^\n$/
GET / 200 HIT /^\n$/
--- added
>>> _posts/2024-01-03-b.html
---
title: B
---
b
--- edited
>>> _posts/2024-01-02-a.html
---
title: A2
---
a



=== TEST 2: a post is renamed, withdrawn, and moves in time
--- user_files
>>> index.html
---
---
{% for p in site.posts %}[{{ p.url }}]{% endfor %}
>>> _posts/2024-01-02-a.html
a
>>> _posts/2024-01-03-b.html
b
--- steps
GET / 200 MISS [/2024/01/03/b.html][/2024/01/02/a.html]
rename _posts/2024-01-02-a.html _posts/2024-01-02-c.html
GET / 200 EXPIRED [/2024/01/03/b.html][/2024/01/02/c.html]
write later
GET / 200 EXPIRED [/2024/01/04/c.html][/2024/01/03/b.html]
write off
GET / 200 EXPIRED [/2024/01/03/b.html]
write future
GET / 200 HIT [/2024/01/03/b.html]
--- later
>>> _posts/2024-01-02-c.html
---
date: 2024-01-04
---
c
--- off
>>> _posts/2024-01-02-c.html
---
published: false
---
c
--- future
>>> _posts/2024-01-02-c.html
---
date: 2999-01-04
---
c



=== TEST 3: a list of the posts of a category and of a tag
--- user_files
>>> index.html
---
---
{% for p in site.categories.x %}[{{ p.title }}]{% endfor %}{{ site.tags.t | size }}
>>> _posts/2024-01-02-a.html
---
title: A
categories: x
---
a
--- steps
GET / 200 MISS [A]0
write added
GET / 200 EXPIRED [B][A]1
write moved
GET / 200 EXPIRED [A]1
--- added
>>> _posts/2024-01-03-b.html
---
title: B
categories: x
tags: t
---
b
--- moved
>>> _posts/2024-01-03-b.html
---
title: B
categories: y
tags: t
---
b



=== TEST 4: the neighbours of a post
--- user_files
>>> _posts/2024-01-02-a.html
---
title: A
---
<{{ page.previous.title }} {{ page.next.title }}>
>>> _posts/2024-01-04-c.html
---
title: C
---
c
--- steps
GET /2024/01/02/a.html 200 MISS < C>
write added
GET /2024/01/02/a.html 200 EXPIRED < B>
delete _posts/2024-01-03-b.html
GET /2024/01/02/a.html 200 EXPIRED < C>
--- added
>>> _posts/2024-01-03-b.html
---
title: B
---
b



=== TEST 5: content of the posts in a list
--- user_files
>>> index.html
---
---
{% for p in site.posts %}[{{ p.content | strip }}]{% endfor %}
>>> _posts/2024-01-02-a.html
one
--- steps
GET / 200 MISS [one]
over _posts/2024-01-02-a.html two
GET / 200 EXPIRED [two]
over _posts/2024-01-02-a.html six
GET / 200 EXPIRED [six]
GET / 200 HIT [six]



=== TEST 6: the list is in a layout, and in an include
--- user_files
>>> a.html
---
layout: l
---
a
>>> _layouts/l.html
{{ content | strip }} {% include list.html -%}
>>> _includes/list.html
{%- for p in site.posts %}[{{ p.title }}]{% endfor %}
>>> _posts/2024-01-02-a.html
---
title: A
---
a
--- steps
GET /a.html 200 MISS a [A]
write edited
GET /a.html 200 EXPIRED a [B]
GET /a.html 200 HIT a [B]
--- edited
>>> _posts/2024-01-02-a.html
---
title: B
---
a



=== TEST 7: a list of the pages
--- user_files
>>> list.txt
---
---
{% for p in site.pages %}[{{ p.name }}]{% endfor %}
--- steps
GET /list.txt 200 MISS [list.txt]
write added
GET /list.txt 200 EXPIRED [a.html][list.txt]
delete a.html
GET /list.txt 200 EXPIRED [list.txt]
--- added
>>> a.html
---
title: A
---
a



=== TEST 8: a page without a list does not mind
--- user_files
>>> a.html
---
---
a
>>> _posts/2024-01-02-a.html
one
--- steps
GET /a.html 200 MISS a
over _posts/2024-01-02-a.html two
GET /a.html 200 HIT a



=== TEST 9: a post whose YAML breaks stays in the list
--- user_files
>>> index.html
---
---
{% for p in site.posts %}[{{ p.title }}]{% endfor %}
>>> _posts/2024-01-02-a.html
---
title: A
---
a
--- steps
GET / 200 MISS [A]
write broken
GET / 200 HIT [A]
write repaired
GET / 200 EXPIRED [B]
--- broken
>>> _posts/2024-01-02-a.html
---
title: [
---
a
--- repaired
>>> _posts/2024-01-02-a.html
---
title: B
---
a
