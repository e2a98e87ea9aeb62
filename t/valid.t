# posts_valid: a page may be as old as that.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: edits do not show within the time
--- config
    location / {
        posts on;
        posts_valid 1h;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> _config.yml
title: one
>>> a.html
---
layout: l
---
{{ site.title }}
>>> _layouts/l.html
l {{ content | strip }}
--- steps
GET /a.html 200 MISS l one
write again
GET /a.html 200 HIT l one
delete a.html
GET /a.html 200 HIT l one
--- again
>>> _config.yml
title: two
>>> _layouts/l.html
m {{ content | strip }}



=== TEST 2: a page that is not in the cache is made from what is there
--- config
    location / {
        posts on;
        posts_valid 1h;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> a.html
---
---
one
--- steps
GET /a.html 200 MISS one
write again
GET /b.html 200 MISS two
GET /a.html 200 HIT one
--- again
>>> a.html
---
---
two
>>> b.html
---
---
two



=== TEST 3: another location with the same settings, but always fresh
--- config
    location / {
        posts on;
        posts_valid 1h;
        add_header X-Cache $posts_cache_status always;
    }
    location /now/ {
        alias html/;
        posts on;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> a.html
---
---
one
--- steps
GET /a.html 200 MISS one
write again
GET /a.html 200 HIT one
GET /now/a.html 200 EXPIRED two
GET /a.html 200 HIT two
--- again
>>> a.html
---
---
two



=== TEST 4: an error keeps for the time, too
--- config
    location / {
        posts on;
        posts_valid 1h;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> a.html
---
---
{% nonsense %}
--- steps
GET /a.html 500 MISS -
write repaired
GET /a.html 500 HIT -
--- repaired
>>> a.html
---
---
two
--- logged
a.html:3: Unknown tag 'nonsense'
