# Stored encodings: which one is sent, with which headers.

use Digest::MD5 'md5_hex';
use FindBin;
use IO::Uncompress::Gunzip 'gunzip';
use Test::Nginx::Socket 'no_plan';

use lib "$FindBin::Bin/lib";

use Tag 'tag_of';

our $body = "hello, world\n" x 100;
our $etag = tag_of($body);

# what a client would see of what was sent
our $gunzip = sub { my $out; gunzip(\$_[0], \$out); $out // 'not gzip' };
our $unbrotli = sub { filter('brotli -dc', @_) };
our $unzstd = sub { filter('zstd -dcq', @_) };

sub filter {
    my ($command, $in) = @_;

    open my $file, '>:raw', "$Test::Nginx::Util::HtmlDir/encoded" or die "$!";
    print $file $in;
    close $file;

    return scalar `$command < '$Test::Nginx::Util::HtmlDir/encoded'`;
}

add_block_preprocessor(sub {
    my $block = shift;

    $block->set_value(config => <<'_END_') unless defined $block->config;
    location / {
        posts on;
        add_header X-Cache $posts_cache_status;
    }
_END_

    $block->set_value(user_files => ">>> page.html 202401010000.00\n"
                                    . "---\n---\n$body")
        unless defined $block->user_files;

    $block->set_value(no_error_log => '[error]')
        unless defined $block->no_error_log || defined $block->must_die;
});

no_root_location();

run_tests();

__DATA__

=== TEST 1: made with the first answer that wants it, then from the cache
--- request eval
["GET /page.html", "GET /page.html", "GET /page.html"]
--- more_headers
Accept-Encoding: gzip
--- response_headers eval
["Content-Encoding: gzip\nVary: Accept-Encoding\nX-Cache: MISS\n"
 . "Content-Type: text/html; charset=utf-8",
 ("Content-Encoding: gzip\nVary: Accept-Encoding\nX-Cache: HIT\n"
 . "Content-Type: text/html; charset=utf-8") x 2]
--- response_body_filters eval
$main::gunzip
--- response_body eval
[($main::body) x 3]



=== TEST 2: Brotli
--- request eval
["GET /page.html", "GET /page.html"]
--- more_headers
Accept-Encoding: br
--- response_headers eval
[("Content-Encoding: br\nVary: Accept-Encoding") x 2]
--- response_body_filters eval
$main::unbrotli
--- response_body eval
[($main::body) x 2]



=== TEST 3: Zstandard
--- request eval
["GET /page.html", "GET /page.html"]
--- more_headers
Accept-Encoding: zstd
--- response_headers eval
[("Content-Encoding: zstd\nVary: Accept-Encoding") x 2]
--- response_body_filters eval
$main::unzstd
--- response_body eval
[($main::body) x 2]



=== TEST 4: the greatest weight wins, then the server's order
--- config
    location / {
        posts on;
        posts_encodings zstd br gzip;
    }
--- request eval
[("GET /page.html") x 15]
--- more_headers eval
["Accept-Encoding: gzip, deflate, br, zstd",
 "Accept-Encoding: gzip, br",
 "Accept-Encoding: gzip;q=1.0, br;q=0.9, zstd;q=0.8",
 "Accept-Encoding: br ; q=0.5 , GZIP ; Q=0.6",
 "Accept-Encoding: zstd;q=0, br;q=0.000, gzip;q=0.001",
 "Accept-Encoding: *",
 "Accept-Encoding: *;q=0.1, zstd;q=0",
 "Accept-Encoding: *;q=0, gzip",
 "Accept-Encoding: identity;q=0, gzip;q=0.1",
 "Accept-Encoding: identity, gzip;q=0.5",
 "Accept-Encoding: identity;q=0.5, gzip;q=0.5",
 "Accept-Encoding: identity;q=0.4, *;q=0.5",
 "Accept-Encoding: ,, ;q=1, gzip;q=2, zstd;q=nan, br;x=1",
 "Accept-Encoding: gzipped, unbr, xzstd",
 "Accept-Encoding: identity;q=0"]
--- response_headers eval
["Content-Encoding: zstd",
 "Content-Encoding: br",
 "Content-Encoding: gzip",
 "Content-Encoding: gzip",
 "Content-Encoding: gzip",
 "Content-Encoding: zstd",
 "Content-Encoding: br",
 "Content-Encoding: gzip",
 "Content-Encoding: gzip",
 "!Content-Encoding",
 "Content-Encoding: gzip",
 "Content-Encoding: zstd",
 "!Content-Encoding",
 "!Content-Encoding",
 "!Content-Encoding"]



=== TEST 5: who does not say that it takes any gets the page as it is
--- request eval
[("GET /page.html") x 3]
--- more_headers eval
["", "Accept-Encoding: deflate", "Accept-Encoding: gzip;q=0"]
--- response_headers eval
[("!Content-Encoding\nETag: $main::etag\nVary: Accept-Encoding\n"
  . "Content-Length: 1300") x 3]
--- response_body eval
[($main::body) x 3]



=== TEST 6: small pages, and those that would not become smaller
--- config
    location / {
        posts on;
        gzip on;
        gzip_min_length 1;
    }
--- user_files eval
">>> small.html\n---\n---\n" . "x" x 254 . "\n"
. ">>> large.html\n---\n---\n" . "x" x 255 . "\n"
. ">>> noise.html\n---\n---\n{% raw %}" . CORE::join('',
    map { sprintf '%c', 33 + ($_ * 7919 + ($_ * $_ * 31) % 97) % 90 } 1 .. 260)
. "{% endraw %}\n"
--- request eval
["GET /small.html", "GET /large.html", "GET /noise.html", "GET /noise.html"]
--- more_headers
Accept-Encoding: zstd
--- response_headers eval
["!Content-Encoding\n!Vary", "Content-Encoding: zstd\nVary: Accept-Encoding",
 ("!Content-Encoding\nVary: Accept-Encoding") x 2]



=== TEST 7: only text
--- config
    location / {
        posts on;
        types {
            text/css css;
            image/svg+xml svg;
            application/json json;
            application/x-data data;
        }
    }
--- user_files eval
CORE::join '', map { ">>> a.$_\n---\n---\n$main::body" } qw( css svg json data )
--- request eval
[map { "GET /a.$_" } qw( css svg json data )]
--- more_headers
Accept-Encoding: gzip
--- response_headers eval
["Content-Encoding: gzip\nContent-Type: text/css; charset=utf-8",
 "Content-Encoding: gzip\nContent-Type: image/svg+xml",
 "Content-Encoding: gzip\nContent-Type: application/json; charset=utf-8",
 "!Content-Encoding\n!Vary"]



=== TEST 8: nginx's own filter stands back
--- config
    location / {
        posts on;
        posts_encodings br;
        gzip on;
        add_header X-Cache $posts_cache_status;
    }
--- request eval
["GET /page.html", "GET /page.html"]
--- more_headers eval
["Accept-Encoding: gzip, br", "Accept-Encoding: gzip"]
--- response_headers eval
["Content-Encoding: br\nVary: Accept-Encoding",
 "!Content-Encoding\nVary: Accept-Encoding\nETag: $main::etag"]



=== TEST 9: Vary is one header
--- config
    location / {
        posts on;
        gzip on;
        gzip_vary on;
    }
--- request eval
["GET /page.html", "GET /page.html"]
--- more_headers eval
["Accept-Encoding: gzip", ""]
--- raw_response_headers_unlike eval
[(qr/Vary:.*Vary:/s) x 2]
--- response_headers eval
[("Vary: Accept-Encoding") x 2]



=== TEST 10: a page of several files
--- user_files eval
">>> page.html\n---\n---\n{% include a.html %}\n>>> _includes/a.html\n$main::body"
--- request eval
["GET /page.html", "GET /page.html"]
--- more_headers
Accept-Encoding: gzip
--- response_headers eval
["Content-Encoding: gzip\nX-Cache: MISS", "Content-Encoding: gzip\nX-Cache: HIT"]
--- response_body_filters eval
$main::gunzip
--- response_body eval
["$main::body\n", "$main::body\n"]



=== TEST 11: HEAD, ranges
--- request eval
["HEAD /page.html", "GET /page.html", "GET /page.html"]
--- more_headers eval
["Accept-Encoding: gzip",
 "Accept-Encoding: gzip\nRange: bytes=0-1",
 "Range: bytes=0-4"]
--- error_code eval
[200, 206, 206]
--- response_headers eval
["Content-Encoding: gzip\nAccept-Ranges: bytes", "Content-Encoding: gzip",
 "Content-Range: bytes 0-4/1300\n!Content-Encoding"]
--- response_body eval
["", "\x1f\x8b", "hello"]



=== TEST 12: the site's own 404
--- user_files eval
">>> 404.html\n---\n---\n$main::body"
--- request eval
["GET /none", "GET /none"]
--- more_headers
Accept-Encoding: gzip
--- error_code eval
[404, 404]
--- response_headers eval
[("Content-Encoding: gzip\nVary: Accept-Encoding\n!ETag") x 2]
--- response_body_filters eval
$main::gunzip
--- response_body eval
[($main::body) x 2]
--- no_error_log
[alert]



=== TEST 13: gzip_disable, gzip_proxied and gzip_http_version are heeded
--- config
    location / {
        posts on;
        gzip_disable Old;
    }
--- request eval
["GET /page.html", "GET /page.html", "GET /page.html HTTP/1.0"]
--- more_headers eval
["Accept-Encoding: gzip\nUser-Agent: Old",
 "Accept-Encoding: gzip\nVia: 1.1 a",
 "Accept-Encoding: br, gzip"]
--- response_headers eval
[("!Content-Encoding\nVary: Accept-Encoding") x 3]



=== TEST 14: off
--- config
    posts_encodings br;
    location / {
        posts on;
        posts_encodings off;
    }
--- request
GET /page.html
--- more_headers
Accept-Encoding: gzip, br
--- response_headers
!Content-Encoding
!Vary



=== TEST 15: a page larger than the zone is encoded all the same
--- http_config
    posts_zone size=256k;
--- user_files eval
[["page.html", "---\n---\n" . $main::body x 1000]]
--- request eval
["GET /page.html", "GET /page.html"]
--- more_headers
Accept-Encoding: gzip
--- response_headers eval
[("Content-Encoding: gzip\nX-Cache: BYPASS") x 2]
--- response_body_filters eval
[$main::gunzip, "md5_hex"]
--- response_body eval
[(main::md5_hex($main::body x 1000)) x 2]



=== TEST 16: pages of many slices
--- user_files eval
[["page.html", "---\n---\n" . $main::body x 4000]]
--- request eval
[map { "GET /page.html" } 1 .. 2]
--- more_headers
Accept-Encoding: br
--- response_headers eval
[("Content-Encoding: br") x 2]
--- response_body_filters eval
[$main::unbrotli, "md5_hex"]
--- response_body eval
[(main::md5_hex($main::body x 4000)) x 2]



=== TEST 17: the same in Zstandard
--- user_files eval
[["page.html", "---\n---\n" . $main::body x 4000]]
--- request eval
[map { "GET /page.html" } 1 .. 2]
--- more_headers
Accept-Encoding: zstd
--- response_headers eval
[("Content-Encoding: zstd") x 2]
--- response_body_filters eval
[$main::unzstd, "md5_hex"]
--- response_body eval
[(main::md5_hex($main::body x 4000)) x 2]



=== TEST 18: what changes the page afterwards needs it as it is
--- config
    location /ssi/ {
        alias html/;
        posts on;
        ssi on;
    }
    location /addition/ {
        alias html/;
        posts on;
        add_before_body /before;
    }
    location = /before {
        return 200 "before\n";
    }
--- user_files eval
">>> page.html\n---\n---\n<!--#echo var='arg_a' -->\n$main::body"
--- request eval
["GET /ssi/page.html?a=1", "GET /addition/page.html"]
--- more_headers
Accept-Encoding: gzip
--- response_headers eval
[("!Content-Encoding") x 2]
--- response_body eval
["1\n$main::body", "before\n<!--#echo var='arg_a' -->\n$main::body"]



=== TEST 19: as a subrequest
--- config
    location / {
        posts on;
    }
    location /outer {
        alias html/outer;
        ssi on;
    }
--- user_files eval
">>> page.html\n---\n---\n$main::body>>> outer/a.html\n<!--#include virtual='/page.html' -->"
--- request
GET /outer/a.html
--- more_headers
Accept-Encoding: gzip
--- response_headers
!Content-Encoding
--- response_body eval
$main::body



=== TEST 20: an unknown name
--- config
    posts_encodings gzip deflate;
--- must_die
--- error_log
unknown encoding "deflate"



=== TEST 21: a name twice
--- config
    posts_encodings gzip br gzip;
--- must_die
--- error_log
duplicate encoding "gzip"



=== TEST 22: off beside others
--- config
    posts_encodings off gzip;
--- must_die
--- error_log
unknown encoding "off"
