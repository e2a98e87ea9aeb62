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
GET /p.html 200 EXPIRED d e
GET /p.html 200 HIT d e
write second
GET /p.html 200 EXPIRED d e
--- first
>>> a.yml
title: c
--- second
>>> b.yml
more: e
title: d
--- logged
b.yml:1: there is no such configuration file, the configuration before stays in force
