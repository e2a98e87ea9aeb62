# Configuration files that change, come and go.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: each of the files counts
--- config
    location / {
        posts on;
        posts_config a.yml b.yml;
        add_header X-Cache $posts_cache_status;
    }
--- user_files
>>> a.yml
title: a
>>> b.yml
more: b
>>> p.html
---
---
{{ site.title }} {{ site.more }}
--- steps
GET /p.html 200 MISS a b
write first
GET /p.html 200 EXPIRED c b
write second
GET /p.html 200 EXPIRED d e
delete b.yml
GET /p.html 200 HIT d e
write second
GET /p.html 200 HIT d e
--- first
>>> a.yml
title: c
--- second
>>> b.yml
more: e
title: d
--- logged
b.yml:1: there is no such configuration file, the configuration before stays in force



=== TEST 2: nothing is made anew for what a page does not use
--- user_files
>>> _config.yml
title: one
baseurl: ""
>>> title.html
---
---
{{ site.title }}
>>> more.html
---
---
{{ site.more }}|
>>> name.html
---
key: title
---
{{ site[page.key] }}
>>> plain.html
---
---
plain
>>> _posts/2024-01-02-a.md
text
>>> list.html
---
---
{% for p in site.posts %}{{ p.title }}{% endfor %}
--- steps
GET /title.html 200 MISS one
GET /more.html 200 MISS |
GET /name.html 200 MISS one
GET /plain.html 200 MISS plain
GET /list.html 200 MISS A
touch _config.yml
GET /title.html 200 HIT one
write comment
GET /title.html 200 HIT one
GET /list.html 200 HIT A
write title
GET /title.html 200 EXPIRED two
GET /more.html 200 HIT |
GET /name.html 200 EXPIRED two
GET /plain.html 200 HIT plain
GET /2024/01/02/a.html 200 MISS <p>text</p>
GET /list.html 200 HIT A
write more
GET /title.html 200 HIT two
GET /more.html 200 EXPIRED more|
GET /plain.html 200 HIT plain
GET /list.html 200 HIT A
write baseurl
GET /title.html 200 EXPIRED two
GET /plain.html 200 EXPIRED plain
write title
GET /more.html 200 EXPIRED |
--- comment
>>> _config.yml
# in another order, and longer
baseurl: ""
title: one
--- title
>>> _config.yml
title: two
baseurl: ""
--- more
>>> _config.yml
title: two
baseurl: ""
more: more
--- baseurl
>>> _config.yml
title: two
baseurl: /b
more: more



=== TEST 3: which pages there are is a matter of the catalog
--- user_files
>>> _config.yml
title: one
>>> a.html
---
---
a
>>> b.html
---
---
b
>>> pages.html
---
---
{% for p in site.pages %}{{ p.name }} {% endfor %}
>>> _posts/2024-01-02-a.md
text
>>> _posts/2024-01-03-b.md
text
>>> _posts/2124-01-04-c.md
text
>>> posts.html
---
---
{% for p in site.posts %}{{ p.title }} {% endfor %}
>>> first.html
---
---
{{ site.posts.first.title }}
--- steps
GET /a.html 200 MISS a
GET /b.html 200 MISS b
GET /pages.html 200 MISS /^a.html b.html first.html pages.html posts.html /
GET /posts.html 200 MISS B A 
GET /first.html 200 MISS B
write exclude
GET /a.html 200 HIT a
GET /b.html 404 - -
GET /pages.html 200 EXPIRED /^a.html first.html pages.html posts.html /
GET /posts.html 200 HIT B A 
GET /first.html 200 HIT B
write limit
GET /b.html 200 MISS b
GET /a.html 200 HIT a
GET /posts.html 200 EXPIRED B 
GET /first.html 200 HIT B
write future
GET /posts.html 200 EXPIRED C B A 
GET /first.html 200 EXPIRED C
GET /a.html 200 HIT a
--- exclude
>>> _config.yml
title: one
exclude: [b.html]
--- limit
>>> _config.yml
title: one
limit_posts: 1
--- future
>>> _config.yml
title: one
future: true



=== TEST 4: what a plugin prints
--- user_files
>>> _config.yml
plugins: [jekyll-feed, jekyll-seo-tag]
title: one
>>> feed.html
---
---
{% feed_meta %}
>>> seo.html
---
---
{% seo %}
--- steps
GET /feed.html 200 MISS /title="one"/
GET /seo.html 200 MISS /<title>one</
GET /feed.xml 200 MISS />one</
write title
GET /feed.html 200 EXPIRED /title="two"/
GET /seo.html 200 EXPIRED /<title>two</
GET /feed.xml 200 EXPIRED />two</
write lang
GET /feed.html 200 HIT /title="two"/
GET /seo.html 200 EXPIRED /<title>two</
--- title
>>> _config.yml
plugins: [jekyll-feed, jekyll-seo-tag]
title: two
--- lang
>>> _config.yml
plugins: [jekyll-feed, jekyll-seo-tag]
title: two
lang: de
