# Style sheets: files that are imported, that change, come and go.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: an edit of what is imported
--- user_files
>>> _config.yml
sass: { sourcemap: never }
>>> _sass/d/_a.scss
.a { b: c }
>>> m.scss
---
---
@import "d/a";
--- steps
GET /m.css 200 MISS .a { b: c; }
GET /m.css 200 HIT .a { b: c; }
write edit
GET /m.css 200 EXPIRED .d { e: f; }
GET /m.css 200 HIT .d { e: f; }
--- edit
>>> _sass/d/_a.scss
.d { e: f }



=== TEST 2: a file comes that goes before the one that was imported
--- user_files
>>> _config.yml
sass: { sourcemap: never, load_paths: [early, late] }
>>> late/_a.scss
.a { b: c }
>>> m.scss
---
---
@import "a";
--- steps
GET /m.css 200 MISS .a { b: c; }
write early
GET /m.css 200 EXPIRED .early { b: c; }
write root
GET /m.css 200 EXPIRED .root { b: c; }
delete a.scss
GET /m.css 200 EXPIRED .early { b: c; }
delete early
GET /m.css 200 EXPIRED .a { b: c; }
--- early
>>> early/a.scss
.early { b: c }
--- root
>>> a.scss
.root { b: c }



=== TEST 3: an import that is broken, then gone, then there again
--- user_files
>>> _config.yml
sass: { sourcemap: never }
>>> _sass/a.scss
.a { b: c }
>>> m.scss
---
---
@import "a";
--- steps
GET /m.css 200 MISS .a { b: c; }
write broken
GET /m.css 200 STALE .a { b: c; }
delete _sass/a.scss
GET /m.css 200 STALE .a { b: c; }
write whole
GET /m.css 200 EXPIRED .a { b: d; }
--- broken
>>> _sass/a.scss
.a { b: c
--- whole
>>> _sass/_a.scss
.a { b: d }
--- logged
_sass/a.scss:1: Invalid CSS after ".a { b: c": expected "}", was ""
m.scss:3: File to import not found or unreadable: a.



=== TEST 4: the map with the style sheet
--- user_files
>>> m.scss
---
---
.a { b: c }
--- steps
GET /m.css.map 200 MISS /"\.a \{ b: c \}\\n"/
GET /m.css 200 MISS /^.a \{ b: c; \}\n\n/
write edit
GET /m.css.map 200 EXPIRED /"\.a \{ b: d \}\\n"/
GET /m.css 200 EXPIRED /^.a \{ b: d; \}\n\n/
write never
GET /m.css.map 404 - -
GET /m.css 200 EXPIRED .a { b: d; }
--- edit
>>> m.scss
---
---
.a { b: d }
--- never
>>> _config.yml
sass: { sourcemap: never }
