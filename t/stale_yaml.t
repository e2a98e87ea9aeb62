# Front matter or a configuration that breaks: the last good page stays.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: broken YAML in a post
--- user_files
>>> _posts/2024-01-02-a.html
---
title: A
---
{{ page.title }} one
--- steps
GET /2024/01/02/a.html 200 MISS A one
write broken
GET /2024/01/02/a.html 200 STALE A one
GET /2024/01/02/a.html 200 STALE A one
write repaired
GET /2024/01/02/a.html 200 EXPIRED A two
--- broken
>>> _posts/2024-01-02-a.html
---
title: A
tags: [x
---
{{ page.title }} broken
--- repaired
>>> _posts/2024-01-02-a.html
---
title: A
---
{{ page.title }} two
--- logged eval
qr{\A_posts/2024-01-02-a\.html:[34]: .+\n\z}



=== TEST 2: broken YAML in a page
--- user_files
>>> a.html
---
title: A
---
{{ page.title }} one
--- steps
GET /a.html 200 MISS A one
write broken
GET /a.html 200 STALE A one
GET /a.html 200 STALE A one
write repaired
GET /a.html 200 EXPIRED A two
--- broken
>>> a.html
---
title: "A
---
{{ page.title }} broken
--- repaired
>>> a.html
---
title: A
---
{{ page.title }} two
--- logged eval
qr{\Aa\.html:[234]: .+\n\z}



=== TEST 3: broken YAML in a layout
--- user_files
>>> a.html
---
layout: l
---
text
>>> _layouts/l.html
---
x: one
---
{{ layout.x }} {{ content | strip }}
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
x: [
---
{{ layout.x }} {{ content | strip }}
--- repaired
>>> _layouts/l.html
---
x: two
---
{{ layout.x }} {{ content | strip }}
--- logged eval
qr{\A_layouts/l\.html:[123]: .+\n\z}



=== TEST 4: broken YAML in the configuration
--- user_files
>>> _config.yml
title: one
>>> a.html
---
---
{{ site.title }} a
>>> b.html
---
---
{{ site.title }} b
--- steps
GET /a.html 200 MISS one a
write broken
GET /a.html 200 HIT one a
GET /a.html 200 HIT one a
GET /b.html 200 MISS one b
GET /b.html 200 HIT one b
write repaired
GET /a.html 200 EXPIRED two a
GET /b.html 200 EXPIRED two b
--- broken
>>> _config.yml
title: [
--- repaired
>>> _config.yml
title: two
--- logged eval
qr{\A_config\.yml:[12]: .+, the configuration before stays in force\n\z}



=== TEST 5: an invalid date
--- user_files
>>> _posts/2024-01-02-a.html
---
date: 2024-01-02
---
one
--- steps
GET /2024/01/02/a.html 200 MISS one
write broken
GET /2024/01/02/a.html 200 STALE one
GET /2024/01/02/a.html 200 STALE one
write repaired
GET /2024/01/02/a.html 200 EXPIRED two
--- broken
>>> _posts/2024-01-02-a.html
---
date: the day after
---
broken
--- repaired
>>> _posts/2024-01-02-a.html
---
date: 2024-01-02
---
two
--- logged eval
qr{\A_posts/2024-01-02-a\.html:\d: .*[Dd]ate.*\n\z}



=== TEST 6: invalid UTF-8 in a post
--- user_files eval
">>> _posts/2024-01-02-a.html
one
"
--- steps
GET /2024/01/02/a.html 200 MISS one
write broken
GET /2024/01/02/a.html 200 STALE one
GET /2024/01/02/a.html 200 STALE one
write repaired
GET /2024/01/02/a.html 200 EXPIRED two
--- broken eval
">>> _posts/2024-01-02-a.html
caf\xe9
"
--- repaired
>>> _posts/2024-01-02-a.html
two
--- logged eval
qr{\A_posts/2024-01-02-a\.html:1: .*UTF-8\n\z}



=== TEST 7: invalid UTF-8 in a page
--- user_files
>>> a.html
---
---
one
--- steps
GET /a.html 200 MISS one
write broken
GET /a.html 200 STALE one
GET /a.html 200 STALE one
write repaired
GET /a.html 200 EXPIRED two
--- broken eval
">>> a.html
---
---
caf\xe9
"
--- repaired
>>> a.html
---
---
two
--- logged
a.html:1: the file is not valid UTF-8
