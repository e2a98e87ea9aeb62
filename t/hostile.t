# Requests that want what is not published, or mean no good.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

our $site = <<'_END_';
>>> _config.yml
title: secret
>>> _posts/2024-01-02-a.html
a
>>> _posts/2024-01-02-a.html~
secret
>>> _drafts/d.html
---
---
secret
>>> _layouts/l.html
secret
>>> _includes/i.html
secret
>>> _data/d.yml
x: secret
>>> _sass/s.scss
secret
>>> _plugins/p.rb
secret
>>> _site/old.html
secret
>>> .git/config
secret
>>> .htaccess
Jekyll publishes this one
>>> .env
secret
>>> #a.html#
secret
>>> a.html~
secret
>>> node_modules/x.js
secret
>>> vendor/bundle/x.rb
secret
>>> Gemfile
secret
>>> Gemfile.lock
secret
>>> sub/_hidden.html
---
---
secret
>>> sub/.hidden.html
---
---
secret
>>> sub/a.html
---
---
sub
>>> b.html
---
---
b
>>> static.txt
static
_END_

run_tests();

__DATA__

=== TEST 1: nothing of the source leaks
--- user_files eval: $::site
--- steps
GET /2024/01/02/a.html 200 MISS a
GET /b.html 200 MISS b
GET /sub/a.html 200 MISS sub
GET /static.txt 200 - static
GET /_config.yml 404 - -
GET /_posts/2024-01-02-a.html 404 - -
GET /_posts/2024-01-02-a.html~ 404 - -
GET /_posts/ 404 - -
GET /_posts 404 - -
GET /_drafts/d.html 404 - -
GET /_layouts/l.html 404 - -
GET /_includes/i.html 404 - -
GET /_data/d.yml 404 - -
GET /_sass/s.scss 404 - -
GET /_plugins/p.rb 404 - -
GET /_site/old.html 404 - -
GET /.git/config 404 - -
GET /.git/ 404 - -
GET /.htaccess 200 - Jekyll publishes this one
GET /.env 404 - -
GET /%23a.html%23 404 - -
GET /a.html~ 404 - -
GET /node_modules/x.js 404 - -
GET /vendor/bundle/x.rb 404 - -
GET /Gemfile 404 - -
GET /Gemfile.lock 404 - -
GET /sub/_hidden.html 404 - -
GET /sub/.hidden.html 404 - -
GET /sub/ 404 - -
GET / 200 - /It works/



=== TEST 2: ways around the names
--- user_files eval: $::site
--- steps
GET /%5fconfig.yml 404 - -
GET /%5Fposts/2024-01-02-a.html 404 - -
GET /./_config.yml 404 - -
GET //_config.yml 404 - -
GET /sub/../_config.yml 404 - -
GET /sub/%2e%2e/_config.yml 404 - -
GET /sub%2f..%2f_config.yml 404 - -
GET /sub/..%2f_config.yml 404 - -
GET /.%67it/config 404 - -
GET /_CONFIG.YML 404 - -
GET /_Posts/2024-01-02-a.html 404 - -
GET /_config.yml/ 404 - -
GET /_config.yml. 404 - -
GET /_config.yml%20 404 - -
GET /_config.yml%00.html 400 - -
GET /b.html%00 400 - -
GET /_config.yml::$DATA 404 - -
GET /\_config.yml 404 - -
GET /sub\..\_config.yml 404 - -
GET /_config.yml?x=b.html 404 - -
GET /b.html?x=_config.yml 200 MISS b
GET /_config.yml%3fb.html 404 - -
GET /_config.yml;b.html 404 - -



=== TEST 3: out of the root
--- user_files eval: $::site
--- steps
GET /../conf/nginx.conf 400 - -
GET /%2e%2e/conf/nginx.conf 400 - -
GET /..%2fconf/nginx.conf 400 - -
GET /%2e%2e%2fconf%2fnginx.conf 400 - -
GET /sub/../../conf/nginx.conf 400 - -
GET /sub/%2e%2e/%2e%2e/conf/nginx.conf 400 - -
GET /..;/conf/nginx.conf 404 - -
GET /%252e%252e/conf/nginx.conf 404 - -
GET /..%5cconf%5cnginx.conf 404 - -
GET /%c0%ae%c0%ae/conf/nginx.conf 404 - -
GET /..%c0%afconf/nginx.conf 404 - -
GET /etc/passwd 404 - -
GET //etc/passwd 404 - -
GET /%2fetc/passwd 404 - -
GET file:///etc/passwd 400 - -



=== TEST 4: one page, one name: other spellings are 404 or the same page
--- user_files eval: $::site
--- steps
GET /2024/01/02/a.html 200 MISS a
GET /2024//01/02/a.html 200 HIT a
GET /2024/./01/02/a.html 200 HIT a
GET /2024/x/../01/02/a.html 200 HIT a
GET /%32024/01/02/%61.html 200 HIT a
GET /2024/01/02/a.html?x=1&y=2 200 HIT a
GET /2024/01/02/a.html#x 200 HIT a
GET /2024/1/2/a.html 404 - -
GET /2024/01/02/A.html 404 - -
GET /2024/01/02/a.HTML 404 - -
GET /2024/01/02/a.html/ 404 - -
GET /2024/01/02/a.html/x 404 - -
GET /2024/01/02/a.html. 404 - -
GET /2024/01/02/a.html%20 404 - -
GET /2024/01/02/a. 404 - -
GET /2024/01/02/.html 404 - -
GET /2024/01/02/ 404 - -
GET /2024/01/02 404 - -
GET /b.html/../b.html 200 MISS b
GET /static.txt/ 404 - -
GET /static 404 - -



=== TEST 5: bytes that are no text
--- user_files eval: $::site
--- request eval
[map { "GET /$_" } '%ff%fe', '%80', '%ed%a0%80', '%f4%90%80%80', '%01%02%03',
 '%0d%0aX-Evil:1', '%7f', '%e4%b8', '%', '%zz', "\xff\xfe", "\x80.html"]
--- error_code eval
[404, 404, 404, 404, 404, 404, 404, 404, 400, 400, 404, 404]
--- response_headers eval
[map { '! X-Evil' } 1 .. 12]



=== TEST 6: a redirect to a folder does not break the header
--- user_files
>>> a%0d%0aX/index.html
---
---
x
>>> dir/index.html
---
---
dir
--- request eval
['GET /dir', 'GET /dir?a=b', 'GET /dir?%0d%0aX-Evil:1', 'GET //dir', 'GET /a%250d%250aX']
--- error_code eval
[301, 301, 301, 301, 301]
--- raw_response_headers_like eval
[qr{Location: http://localhost:\d+/dir/\r\n}, qr{Location: http://localhost:\d+/dir/\?a=b\r\n},
 qr{Location: http://localhost:\d+/dir/\?%0d%0aX-Evil:1\r\n},
 qr{Location: http://localhost:\d+/dir/\r\n},
 qr{Location: http://localhost:\d+/a%250d%250aX/\r\n}]



=== TEST 7: very long URIs
--- config
    location / {
        posts on;
        log_not_found off;
    }
--- http_config
    large_client_header_buffers 4 64k;
--- user_files eval: $::site
--- request eval
['GET /' . 'a' x 255 . '.html', 'GET /' . 'a' x 1100, 'GET /' . 'a/' x 20000,
 'GET /' . '%e4%b8%ad' x 5000, 'GET /b.html?' . 'x' x 50000, 'GET /' . '../' x 5000,
 'GET /' . 'a/../' x 8000 . 'b.html']
--- error_code eval
[404, 404, 404, 404, 200, 400, 200]



=== TEST 8: other methods, and bodies
--- user_files eval: $::site
--- request eval
["POST /b.html\nx=1", "DELETE /b.html", "PUT /b.html\nx", "OPTIONS /b.html",
 "PROPFIND /b.html", "BREW /b.html", "GET /b.html\n" . 'x' x 100000, "POST /_config.yml\nx",
 "GET /b.html"]
--- error_code eval
[405, 405, 405, 405, 405, 405, 200, 405, 200]



=== TEST 9: raw: a request line without a version, of spaces, twice
--- user_files eval: $::site
--- raw_request eval
"GET /b.html HTTP/1.1\r\nHost: localhost\r\n\r\nGET /_config.yml HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
--- ignore_response
--- no_error_log
[crit]
[alert]



=== TEST 10: raw: two lengths, and a length that is none
--- user_files eval: $::site
--- raw_request eval
"GET /b.html HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello!"
--- error_code: 400



=== TEST 11: raw: HTTP/1.0 without a host
--- user_files eval: $::site
--- raw_request eval
"GET /2024/01/02/a.html HTTP/1.0\r\n\r\n"
--- response_body
a



=== TEST 12: a flood of headers
--- user_files eval: $::site
--- request
GET /b.html
--- more_headers eval
CORE::join("\n", map { "X-H$_: " . 'v' x 20 } 1 .. 200)
--- response_body
b



=== TEST 13: many ranges, conditions and encodings
--- user_files eval: $::site
--- request eval
[map { 'GET /b.html' } 1 .. 6]
--- more_headers eval
['Range: bytes=' . CORE::join(',', map { '0-0' } 1 .. 500),
 'Range: bytes=99999999999999999999-',
 'If-None-Match: ' . CORE::join(', ', map { "\"$_\"" } 1 .. 500),
 'If-None-Match: "',
 'If-Modified-Since: never',
 'Accept-Encoding: ' . CORE::join(', ', map { "x$_;q=0.$_" } 1 .. 200)]
--- error_code eval
[200, 416, 200, 200, 200, 200]



=== TEST 14: Host decides about the root, but only within reason
--- config
    location / {
        root html/$host;
        posts on;
        log_not_found off;
    }
--- user_files
>>> one/a.html
---
---
one
>>> a.html
---
---
outside
--- request eval
['GET /a.html', 'GET /a.html', 'GET /a.html', 'GET /a.html', 'GET /a.html']
--- more_headers eval
['Host: one', 'Host: ..', 'Host: ../html', 'Host: none', 'Host: ' . 'x' x 3000]
--- error_code eval
[200, 400, 400, 404, 404]



=== TEST 15: thousands of wrong requests leave no trace in memory
--- timeout: 60
--- user_files eval: $::site
--- config
    location / {
        posts on;
        log_not_found off;
        keepalive_requests 100000;
        add_header X-Cache $posts_cache_status always;
    }
--- steps
GET /b.html 200 MISS b
perl flood
GET /b.html 200 HIT b
--- flood
use IO::Socket::INET;

my $pid = Steps::master();
my $memory = sub {
    my ($rss) = `cat /proc/$pid/status` =~ /VmRSS:\s+(\d+)/;
    return $rss;
};

my $ask = sub {
    my ($from, $n) = @_;
    my $s = IO::Socket::INET->new(PeerAddr => '127.0.0.1',
        PeerPort => $Test::Nginx::Util::ServerPort) or die $!;

    for my $i ($from .. $from + $n) {
        print $s "GET /no/such/page-$i HTTP/1.1\r\nHost: x\r\n\r\n";
        my $length;
        while (<$s>) {
            $length = $1 if /^Content-Length: (\d+)/i;
            last if $_ eq "\r\n";
        }
        read $s, my $body, $length or die "no answer";
    }
};

$ask->(1, 1000);
my $before = $memory->();
$ask->(2000, 4000);
my $more = $memory->() - $before;
die "$more KB more" if $more > 1000 && !$ENV{ASAN_OPTIONS};
