# What plugins make of one file depends on others.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: a relative link follows the file it leads to, and waits for one
--- user_files
>>> _config.yml
plugins: [jekyll-relative-links]
>>> a.md
---
---
[b](b.md) [c](c.md)
>>> b.md
---
---
b
--- steps
GET /a.html 200 MISS <p><a href="/b.html">b</a> <a href="c.md">c</a></p>
GET /a.html 200 HIT <p><a href="/b.html">b</a> <a href="c.md">c</a></p>
write moved
GET /a.html 200 EXPIRED <p><a href="/x/">b</a> <a href="c.md">c</a></p>
write added
GET /a.html 200 EXPIRED <p><a href="/x/">b</a> <a href="/c.html">c</a></p>
delete b.md
GET /a.html 200 EXPIRED <p><a href="b.md">b</a> <a href="/c.html">c</a></p>
GET /a.html 200 HIT <p><a href="b.md">b</a> <a href="/c.html">c</a></p>
--- moved
>>> b.md
---
permalink: /x/
---
b
--- added
>>> c.md
---
---
c



=== TEST 2: a README gives way to an index, and is one again
--- user_files
>>> _config.yml
plugins: [jekyll-readme-index, jekyll-relative-links]
>>> docs/README.md
readme
>>> a.md
---
---
[d](docs/README.md)
--- steps
GET /docs/ 200 MISS <p>readme</p>
GET /a.html 200 MISS <p><a href="/docs/">d</a></p>
write added
GET /docs/ 200 EXPIRED index
GET /a.html 200 EXPIRED <p><a href="/docs/README.md">d</a></p>
delete docs/index.html
GET /docs/ 200 EXPIRED <p>readme</p>
GET /a.html 200 EXPIRED <p><a href="/docs/">d</a></p>
write matter
GET /docs/ 404 - -
GET /docs/README.html 200 MISS <p>own</p>
--- added
>>> docs/index.html
---
---
index
--- matter
>>> docs/README.md
---
---
own



=== TEST 3: a default layout that comes and goes
--- user_files
>>> _config.yml
plugins: [jekyll-default-layout]
>>> a.md
---
---
a
--- steps
GET /a.html 200 MISS <p>a</p>
write default
GET /a.html 200 EXPIRED d<p>a</p>
write page
GET /a.html 200 EXPIRED p<p>a</p>
GET /a.html 200 HIT p<p>a</p>
delete _layouts/page.html
GET /a.html 200 EXPIRED d<p>a</p>
--- default
>>> _layouts/default.html
d{{ content | strip }}
--- page
>>> _layouts/page.html
p{{ content | strip }}



=== TEST 4: a heading that changes shows in a list of titles
--- user_files
>>> _config.yml
plugins: [jekyll-titles-from-headings, jekyll-optional-front-matter]
>>> a.md
# One
>>> z.html
---
---
{% for p in site.pages %}[{{ p.title }}]{% endfor %}
--- steps
GET /z.html 200 MISS [][One]
write two
GET /z.html 200 EXPIRED [][Two]
--- two
>>> a.md
# Two
