# ETag and Last-Modified, and what requests make of them.

use FindBin;
use Test::Nginx::Socket 'no_plan';

use lib "$FindBin::Bin/lib";

use Tag 'tag_of';

# the tag of a page is that of its bytes
our $etag = tag_of("hello\n");

our $date = 'Mon, 01 Jan 2024 00:00:00 GMT';
our $before = 'Sun, 31 Dec 2023 23:59:59 GMT';
our $after = 'Mon, 01 Jan 2024 00:00:01 GMT';

add_block_preprocessor(sub {
    my $block = shift;

    $block->set_value(config => <<'_END_') unless defined $block->config;
    location / {
        posts on;
        add_header X-Cache $posts_cache_status;
    }
_END_

    $block->set_value(user_files => <<'_END_') unless defined $block->user_files;
>>> page.html 202401010000.00
---
---
hello
_END_

    $block->set_value(no_error_log => '[error]')
        unless defined $block->no_error_log;
});

no_root_location();

run_tests();

__DATA__

=== TEST 1: a page has both, from its first answer on
--- request eval
["GET /page.html", "GET /page.html", "HEAD /page.html"]
--- response_headers eval
["ETag: $main::etag\nLast-Modified: $main::date\nX-Cache: MISS",
 "ETag: $main::etag\nLast-Modified: $main::date\nX-Cache: HIT",
 "ETag: $main::etag\nLast-Modified: $main::date\nX-Cache: HIT"]



=== TEST 2: equal bytes have an equal tag, whatever they are made from
--- user_files
>>> _layouts/hello.html
hello
>>> _posts/2024-05-05-a.html
---
layout: hello
---
text
>>> other.html
---
title: hello
---
{{ page.title }}
--- request eval
["GET /2024/05/05/a.html", "GET /other.html"]
--- response_headers eval
["ETag: $main::etag", "ETag: $main::etag"]



=== TEST 3: other bytes have another tag
--- user_files
>>> a.html
---
---
a
>>> b.html
---
---
b
--- request eval
["GET /a.html", "GET /b.html"]
--- response_headers eval
['ETag: ' . main::tag_of("a\n"), 'ETag: ' . main::tag_of("b\n")]



=== TEST 4: If-None-Match
--- request eval
[("GET /page.html") x 8]
--- more_headers eval
["If-None-Match: $main::etag",
 "If-None-Match: W/$main::etag",
 "If-None-Match: \"a\", $main::etag",
 "If-None-Match: \"a\", W/\"b\" ,W/$main::etag, \"c\"",
 "If-None-Match: *",
 "If-None-Match: \"a\"",
 "If-None-Match: " . substr($main::etag, 1, -1),
 "If-None-Match:"]
--- error_code eval
[304, 304, 304, 304, 304, 200, 200, 200]
--- response_headers eval
["ETag: $main::etag\nX-Cache: MISS", ("ETag: $main::etag\nX-Cache: HIT") x 7]



=== TEST 5: a 304 has no body, and no headers of one
--- raw_request eval
"GET /page.html HTTP/1.1\r\nHost: a\r\nIf-None-Match: $main::etag\r\n\r\n"
. "GET /page.html HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
--- http09
--- response_body_like eval
qr/^HTTP.1.1\ 304\ Not\ Modified\r\n
    (?: (?!Content-|Transfer-) [^\r\n]+ \r\n )+ \r\n
    HTTP.1.1\ 200\ OK\r\n .* \r\n\r\nhello\n$/sx



=== TEST 6: HEAD is answered by 304 as well
--- request
HEAD /page.html
--- more_headers eval
"If-None-Match: $main::etag"
--- error_code: 304
--- response_headers
!Content-Length
!Content-Type



=== TEST 7: If-Modified-Since
--- request eval
[("GET /page.html") x 4]
--- more_headers eval
["If-Modified-Since: $main::date",
 "If-Modified-Since: $main::before",
 "If-Modified-Since: $main::after",
 "If-Modified-Since: yesterday"]
--- error_code eval
[304, 200, 200, 200]



=== TEST 8: if_modified_since before
--- config
    location / {
        posts on;
        if_modified_since before;
    }
--- request eval
[("GET /page.html") x 3]
--- more_headers eval
["If-Modified-Since: $main::date",
 "If-Modified-Since: $main::before",
 "If-Modified-Since: $main::after"]
--- error_code eval
[304, 200, 304]



=== TEST 9: the tag has the last word
--- request eval
[("GET /page.html") x 2]
--- more_headers eval
["If-Modified-Since: $main::date\nIf-None-Match: \"a\"",
 "If-Modified-Since: $main::before\nIf-None-Match: $main::etag"]
--- error_code eval
[200, 200]



=== TEST 10: If-Match
--- request eval
[("GET /page.html") x 5]
--- more_headers eval
["If-Match: $main::etag",
 "If-Match: \"a\", $main::etag",
 "If-Match: *",
 "If-Match: \"a\"",
 "If-Match: W/$main::etag"]
--- error_code eval
[200, 200, 200, 412, 412]



=== TEST 11: If-Unmodified-Since
--- request eval
[("GET /page.html") x 3]
--- more_headers eval
["If-Unmodified-Since: $main::date",
 "If-Unmodified-Since: $main::after",
 "If-Unmodified-Since: $main::before"]
--- error_code eval
[200, 200, 412]



=== TEST 12: etag off
--- config
    location / {
        posts on;
        etag off;
    }
--- request eval
["GET /page.html", "GET /page.html", "GET /page.html"]
--- more_headers eval
["", "If-None-Match: $main::etag", "If-Modified-Since: $main::date"]
--- error_code eval
[200, 200, 304]
--- response_headers eval
[("!ETag\nLast-Modified: $main::date") x 3]



=== TEST 13: a page that has just been written is no 304 by its date
--- user_files
>>> page.html
---
---
hello
--- request eval
["GET /page.html", "GET /page.html", "GET /page.html"]
--- more_headers eval
my $now = time();
my $date = sub { HTTP::Date::time2str($_[0]) };
require HTTP::Date;
[ "If-Modified-Since: " . $date->($now - 1),
  "If-Modified-Since: " . $date->($now),
  "If-None-Match: $main::etag" ]
--- error_code eval
[200, 200, 304]



=== TEST 14: nor with a location that takes any later date
--- config
    location / {
        posts on;
        if_modified_since before;
    }
--- user_files
>>> page.html
---
---
hello
--- request
GET /page.html
--- more_headers
If-Modified-Since: Mon, 01 Jan 2035 00:00:00 GMT



=== TEST 15: the youngest of what the page is made from counts
--- user_files
>>> _config.yml 202301010000.00
title: site
>>> _layouts/a.html 202401010000.00
{{ content }}
>>> page.html 202312310000.00
---
layout: a
---
hello
>>> other.html 202402010000.00
---
---
--- request
GET /page.html
--- response_headers eval
"Last-Modified: $main::date"



=== TEST 16: a file that the page is not made from changes neither
--- config
    location / {
        posts on;
        add_header X-Cache $posts_cache_status;
    }

    location /edit/ {
        alias html/;
        dav_methods PUT DELETE;
    }
--- request eval
["GET /page.html", "PUT /edit/other.html\n---\n---\nother", "GET /page.html",
 "DELETE /edit/other.html", "GET /page.html"]
--- error_code eval
[200, 201, 200, 204, 200]
--- response_headers eval
my $same = "ETag: $main::etag\nLast-Modified: $main::date";
["$same\nX-Cache: MISS", "", "$same\nX-Cache: HIT",
 "", "$same\nX-Cache: HIT"]



=== TEST 17: the same bytes from a newer file keep both
--- config
    location / {
        posts on;
        add_header X-Cache $posts_cache_status;
    }

    location /edit/ {
        alias html/;
        dav_methods PUT;
    }
--- user_files eval
[["page.html", "---\ntitle: one\n---\nhello", "202401010000.00"]]
--- request eval
["GET /page.html", "PUT /edit/page.html\n---\ntitle: two\n---\nhello",
 "GET /page.html", "PUT /edit/page.html\n---\ntitle: two\n---\nother",
 "GET /page.html"]
--- error_code eval
[200, 204, 200, 204, 200]
--- response_headers eval
my $hello = 'ETag: ' . main::tag_of("hello");
my $other = 'ETag: ' . main::tag_of("other");
["$hello\nLast-Modified: $main::date\nX-Cache: MISS", "",
 "$hello\nLast-Modified: $main::date\nX-Cache: EXPIRED", "",
 "$other\nX-Cache: EXPIRED"]



=== TEST 18: a layout written anew with the same bytes
--- config
    location / {
        posts on;
        add_header X-Cache $posts_cache_status;
    }

    location /edit/ {
        alias html/;
        dav_methods PUT;
    }
--- user_files
>>> _layouts/a.html 202401010000.00
{{ content }}
>>> page.html 202401010000.00
---
layout: a
---
hello
--- request eval
["GET /page.html", "PUT /edit/_layouts/a.html\n{{ content }}", "GET /page.html",
 "GET /page.html"]
--- error_code eval
[200, 204, 200, 200]
--- response_headers eval
['ETag: ' . main::tag_of("hello\n\n") . "\nLast-Modified: $main::date",
 "",
 "ETag: $main::etag\nX-Cache: EXPIRED",
 "ETag: $main::etag\nX-Cache: HIT"]



=== TEST 19: the date of a page that changed never goes back
--- config
    location / {
        posts on;
        if_modified_since before;
    }

    location /edit/ {
        alias html/;
        dav_methods PUT MOVE;
    }
--- user_files
>>> _config.yml 202001010000.00
>>> page.html 202401010000.00
---
---
hello
>>> old.txt 202301010000.00
---
---
older
--- request eval
["GET /page.html", "MOVE /edit/old.txt", "GET /page.html"]
--- more_headers eval
["", "Destination: /edit/page.html\nOverwrite: T",
 "If-Modified-Since: $main::date"]
--- error_code eval
[200, 204, 200]
--- response_headers eval
["ETag: $main::etag\nLast-Modified: $main::date", "",
 'ETag: ' . main::tag_of("older\n")]



=== TEST 20: an error is not conditional
--- user_files
>>> 404.html 202401010000.00
---
---
hello
--- request eval
[("GET /none.html") x 3]
--- more_headers eval
["If-None-Match: *", "If-Modified-Since: $main::date", "If-Match: \"a\""]
--- error_code eval
[404, 404, 404]
--- response_headers eval
[("!ETag\n!Last-Modified") x 3]
--- no_error_log
[alert]



=== TEST 21: a 304 with expires and add_header has what the page has
--- config
    location / {
        posts on;
        expires 1h;
        add_header X-A b;
    }
--- request
GET /page.html
--- more_headers eval
"If-None-Match: $main::etag"
--- error_code: 304
--- response_headers eval
"ETag: $main::etag\nCache-Control: max-age=3600\nX-A: b"
