# What is taken from a theme: it changes, comes, goes, and the site's own wins.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: a layout of the theme
--- config
    location / {
        root html/site;
        posts on;
        posts_theme html/theme;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> site/_config.yml
theme: some
>>> theme/_layouts/base.html
one {{ content }}
>>> site/a.html
---
layout: base
---
a
--- steps
GET /a.html 200 MISS one a\n
GET /a.html 200 HIT one a\n
write two
GET /a.html 200 EXPIRED two a\n
GET /a.html 200 HIT two a\n
write own
GET /a.html 200 EXPIRED own a\n
delete site/_layouts/base.html
GET /a.html 200 EXPIRED two a\n
delete theme/_layouts/base.html
GET /a.html 200 EXPIRED a
write two
GET /a.html 200 EXPIRED two a\n
--- two
>>> theme/_layouts/base.html
two {{ content }}
--- own
>>> site/_layouts/base.html
own {{ content }}



=== TEST 2: an include of the theme
--- config
    location / {
        root html/site;
        posts on;
        posts_theme html/theme;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> site/_config.yml
theme: some
>>> theme/_includes/x.html
one
>>> site/a.html
---
---
{% include x.html %}a
--- steps
GET /a.html 200 MISS one\na
GET /a.html 200 HIT one\na
write two
GET /a.html 200 EXPIRED two\na
write own
GET /a.html 200 EXPIRED own\na
delete site/_includes/x.html
GET /a.html 200 EXPIRED two\na
--- two
>>> theme/_includes/x.html
two
--- own
>>> site/_includes/x.html
own



=== TEST 3: Sass of the theme
--- config
    location / {
        root html/site;
        posts on;
        posts_theme html/theme;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> site/_config.yml
theme: some
sass: { sourcemap: never }
>>> theme/_sass/x.scss
.a { b: one }
>>> site/m.scss
---
---
@import "x";
--- steps
GET /m.css 200 MISS .a { b: one; }
GET /m.css 200 HIT .a { b: one; }
write two
GET /m.css 200 EXPIRED .a { b: two; }
write own
GET /m.css 200 EXPIRED .a { b: own; }
delete site/_sass/x.scss
GET /m.css 200 EXPIRED .a { b: two; }
--- two
>>> theme/_sass/x.scss
.a { b: two }
--- own
>>> site/_sass/x.scss
.a { b: own }



=== TEST 4: the theme's configuration
--- config
    location / {
        root html/site;
        posts on;
        posts_theme html/theme;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> site/_config.yml
theme: some
>>> theme/_layouts/base.html
one {{ content }}
>>> site/a.html
---
layout: base
---
{{ site.motto }}
--- steps
GET /a.html 200 MISS one \n
write motto
GET /a.html 200 EXPIRED one theme\n
write none
GET /a.html 200 EXPIRED theme
write wrong
GET /a.html 200 HIT theme
--- motto
>>> theme/_config.yml
motto: theme
--- none
>>> site/_config.yml
title: none
motto: theme
--- wrong
>>> site/_config.yml
theme: some
>>> theme/_config.yml
motto: [
--- logged
theme/_config.yml:2: did not find expected node content while parsing a flow node, the configuration before stays in force


=== TEST 5: assets and data of the theme
--- config
    location / {
        root html/site;
        posts on;
        posts_theme html/theme;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> site/_config.yml
theme: some
>>> site/a.txt
---
---
{% for p in site.pages %}{{ p.path }} {% endfor %}{{ site.data.d.x }}{{ site.data.d.y }}|
>>> theme/assets/p.txt
---
---
one
>>> theme/assets/f.txt
f one
>>> theme/_data/d.yml
x: one
--- steps
GET /a.txt 200 MISS a.txt assets/p.txt one|
GET /assets/p.txt 200 MISS one
GET /assets/f.txt 200 BYPASS f one
write two
GET /assets/p.txt 200 EXPIRED two
GET /assets/f.txt 200 BYPASS f two
GET /a.txt 200 EXPIRED a.txt assets/p.txt two|
write own
GET /assets/p.txt 200 EXPIRED own
GET /assets/f.txt 200 - f own
GET /a.txt 200 EXPIRED a.txt assets/p.txt twoown|
delete site/assets site/_data
GET /assets/p.txt 200 EXPIRED two
GET /assets/f.txt 200 BYPASS f two
GET /a.txt 200 EXPIRED a.txt assets/p.txt two|
write more
GET /assets/d/q.txt 200 MISS q
GET /a.txt 200 EXPIRED a.txt assets/d/q.txt assets/p.txt two|
delete theme/assets theme/_data
GET /assets/p.txt 404 - -
GET /a.txt 200 EXPIRED a.txt |
write more
GET /assets/d/q.txt 200 HIT q
GET /a.txt 200 EXPIRED a.txt assets/d/q.txt |
write other
GET /b.txt 200 MISS b
GET /a.txt 200 EXPIRED a.txt b.txt assets/d/q.txt |
GET /a.txt 200 HIT a.txt b.txt assets/d/q.txt |
--- two
>>> theme/assets/p.txt
---
---
two
>>> theme/assets/f.txt
f two
>>> theme/_data/d.yml
x: two
--- own
>>> site/assets/p.txt
---
---
own
>>> site/assets/f.txt
f own
>>> site/_data/d.yml
y: own
--- more
>>> theme/assets/d/q.txt
---
---
q
--- other
>>> site/b.txt
---
---
b



=== TEST 6: the same without inotify
--- config
    location / {
        root html/site;
        posts on;
        posts_watch off;
        posts_theme html/theme;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> site/_config.yml
theme: some
>>> site/a.txt
---
---
{% for p in site.pages %}{{ p.path }} {% endfor %}{{ site.data.d.x }}{{ site.data.d.y }}|
>>> theme/assets/p.txt
---
---
one
>>> theme/assets/f.txt
f one
>>> theme/_data/d.yml
x: one
--- steps
GET /a.txt 200 MISS a.txt assets/p.txt one|
GET /assets/p.txt 200 MISS one
GET /assets/f.txt 200 BYPASS f one
write two
GET /assets/p.txt 200 EXPIRED two
GET /assets/f.txt 200 BYPASS f two
GET /a.txt 200 EXPIRED a.txt assets/p.txt two|
write own
GET /assets/p.txt 200 EXPIRED own
GET /assets/f.txt 200 - f own
GET /a.txt 200 EXPIRED a.txt assets/p.txt twoown|
delete site/assets site/_data
GET /assets/p.txt 200 EXPIRED two
GET /assets/f.txt 200 BYPASS f two
GET /a.txt 200 EXPIRED a.txt assets/p.txt two|
write more
GET /assets/d/q.txt 200 MISS q
GET /a.txt 200 EXPIRED a.txt assets/d/q.txt assets/p.txt two|
delete theme/assets theme/_data
GET /assets/p.txt 404 - -
GET /a.txt 200 EXPIRED a.txt |
write more
GET /assets/d/q.txt 200 EXPIRED q
GET /a.txt 200 EXPIRED a.txt assets/d/q.txt |
write other
GET /b.txt 200 MISS b
GET /a.txt 200 EXPIRED a.txt b.txt assets/d/q.txt |
GET /a.txt 200 HIT a.txt b.txt assets/d/q.txt |
--- two
>>> theme/assets/p.txt
---
---
two
>>> theme/assets/f.txt
f two
>>> theme/_data/d.yml
x: two
--- own
>>> site/assets/p.txt
---
---
own
>>> site/assets/f.txt
f own
>>> site/_data/d.yml
y: own
--- more
>>> theme/assets/d/q.txt
---
---
q
--- other
>>> site/b.txt
---
---
b
