# The page cache: what it keeps, for whom, and what it outlives.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

master_on();
workers(2);

run_tests();

__DATA__

=== TEST 1: the first request makes the page, the others find it
--- user_files
>>> a.html
---
---
a
--- steps
GET /a.html 200 MISS a
GET /a.html 200 HIT a
GET /a.html?x=1 200 HIT a
HEAD /a.html 200 HIT
GET /a 200 MISS a
GET /a 200 HIT a



=== TEST 2: a page that is asked for by HEAD first
--- user_files
>>> a.html
---
---
a
--- steps
HEAD /a.html 200 MISS
GET /a.html 200 HIT a



=== TEST 3: a page without a byte
--- user_files
>>> a.html
---
---
--- steps
GET /a.html 200 MISS
GET /a.html 200 HIT



=== TEST 4: the least recently used goes when the zone is full
--- http_config
    posts_zone size=256k;
--- user_files eval
CORE::join '', map {
    ">>> p$_.html\n---\n---\n" . ("$_" x 79 . "\n") x 125
} 1 .. 40
--- request eval
[ "GET /p1.html", "GET /p1.html",
  map({ ("GET /p$_.html", "GET /p1.html") } 2 .. 40),
  "GET /p2.html", "GET /p40.html", "GET /p1.html" ]
--- response_headers eval
[ "X-Cache: MISS", "X-Cache: HIT",
  map({ ("X-Cache: MISS", "X-Cache: HIT") } 2 .. 40),
  "X-Cache: MISS", "X-Cache: HIT", "X-Cache: HIT" ]



=== TEST 5: a page that is larger than the zone
--- http_config
    posts_zone size=256k;
--- user_files eval
">>> big.html\n---\n---\n" . ('x' x 99 . "\n") x 5000
--- request eval
["GET /big.html", "GET /big.html"]
--- response_headers eval
["X-Cache: BYPASS\nContent-Length: 500000", "X-Cache: BYPASS"]
--- response_body eval
[map { my $line = 'x' x 99 . "\n"; $line x 5000 } 1, 2]
--- grep_error_log eval
qr/\[warn\] .*a page of \d+ bytes does not fit into "posts_zone"/
--- grep_error_log_out eval
[qr/^\[warn\].*of 500000 bytes .*\n$/, qr/^\[warn\].*\n$/]



=== TEST 6: a page that grows over the zone, and shrinks again
--- http_config
    posts_zone size=256k;
--- user_files
>>> a.html
---
---
one
--- steps
GET /a.html 200 MISS one
perl grow
GET /a.html 200 BYPASS /^(x{60000}){5}$/
GET /a.html 200 BYPASS /^(x{60000}){5}$/
write shrink
GET /a.html 200 EXPIRED two
GET /a.html 200 HIT two
--- grow
open my $out, '>', "$html/a.html";
print $out "---\n---\n" . 'x' x 300000;
close $out;
--- shrink
>>> a.html
---
---
two



=== TEST 7: two sites never share a page
--- config
    location /a/ {
        alias html/one/;
        posts on;
        add_header X-Cache $posts_cache_status always;
    }
    location /b/ {
        alias html/two/;
        posts on;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> one/x.html
---
---
one
>>> two/x.html
---
---
two
--- steps
GET /a/x.html 200 MISS one
GET /b/x.html 200 MISS two
GET /a/x.html 200 HIT one
GET /b/x.html 200 HIT two



=== TEST 8: two locations that show the same share it
--- config
    location /a/ {
        alias html/;
        posts on;
        add_header X-Cache $posts_cache_status always;
    }
    location /b/ {
        alias html/;
        posts on;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> x.html
---
---
x
--- steps
GET /a/x.html 200 MISS x
GET /b/x.html 200 HIT x



=== TEST 9: disable_symlinks is another setting
--- config
    location /open/ {
        alias html/;
        posts on;
        add_header X-Cache $posts_cache_status always;
    }
    location /closed/ {
        alias html/;
        posts on;
        disable_symlinks on from=$document_root;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> _target.html
---
---
secret
>>> b.html
---
---
{% include i.html %}
>>> _other/i.html
secret
--- init
symlink '_target.html', Steps::site('a.html');
symlink '_other', Steps::site('_includes');
--- steps
GET /open/a.html 200 MISS secret
GET /open/a.html 200 HIT secret
GET /closed/a.html 404 - -
GET /open/b.html 200 MISS secret\n
GET /closed/b.html 500 MISS -
GET /open/b.html 200 HIT secret\n
--- logged eval
qr{\Ab\.html:3: .*'i\.html'.*\n\z}



=== TEST 10: zones of their own
--- config
    location /a/ {
        alias html/;
        posts on;
        posts_zone one:1m;
        add_header X-Cache $posts_cache_status always;
    }
    location /b/ {
        alias html/;
        posts on;
        posts_zone two:1m;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> x.html
---
---
x
--- steps
GET /a/x.html 200 MISS x
GET /b/x.html 200 MISS x
GET /a/x.html 200 HIT x
GET /b/x.html 200 HIT x



=== TEST 11: a reload keeps the pages
--- user_files
>>> a.html
---
---
one
>>> list.html
---
---
{% for p in site.posts %}[{{ p.url }}]{% endfor %}
>>> _posts/2024-01-02-a.html
a
--- steps
GET /a.html 200 MISS one
GET /list.html 200 MISS [/2024/01/02/a.html]
reload
GET /a.html 200 HIT one
GET /list.html 200 HIT [/2024/01/02/a.html]
reload
reload
GET /a.html 200 HIT one
write again
GET /a.html 200 EXPIRED two
--- again
>>> a.html
---
---
two



=== TEST 12: killed workers leave the pages, and others serve them
--- user_files
>>> a.html
---
---
one
--- steps
GET /a.html 200 MISS one
kill
GET /a.html 200 HIT one
write again
GET /a.html 200 EXPIRED two
kill
kill
GET /a.html 200 HIT two
--- again
>>> a.html
---
---
two
--- logged eval
qr{\A(worker process \d+ exited on signal 9\n){6}\z}



=== TEST 13: a STALE page outlives a reload
--- user_files
>>> a.html
---
---
one
--- steps
GET /a.html 200 MISS one
write broken
GET /a.html 200 STALE one
reload
GET /a.html 200 STALE one
kill
GET /a.html 200 STALE one
--- broken
>>> a.html
---
---
{% nonsense %}
--- logged eval
qr{\Aa.html:3: Unknown tag 'nonsense'\n(worker process \d+ exited on signal 9\n){2}\z}
