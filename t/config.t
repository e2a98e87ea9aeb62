# What the directives take, what "nginx -t" says of the rest, and that it does
# nothing else.

use Test::Nginx::Socket 'no_plan';

add_block_preprocessor(sub {
    my $block = shift;

    $block->set_value(user_files => <<'_END_') unless defined $block->user_files;
>>> page.html
---
---
hello
_END_

    if (defined $block->must_die) {
        $block->set_value(suppress_stderr => 1);
        $block->set_value(error_log => "[emerg]\n" . $block->error_log);
    }

    $block->set_value(no_error_log => '[error]')
        unless defined $block->error_log || defined $block->no_error_log;

    $block->set_value(request => 'GET /page.html')
        unless defined $block->request;

    $block->set_value(response_body => "hello\n")
        unless defined $block->response_body || defined $block->must_die
               || defined $block->response_body_like;
});

no_root_location();

run_tests();

__DATA__

=== TEST 1: nothing but posts on
--- config
    location / {
        posts on;
    }



=== TEST 2: posts takes on and off
--- config
    location / {
        posts yes;
    }
--- must_die
--- error_log
invalid value "yes" in "posts" directive, it must be "on" or "off"



=== TEST 3: posts takes one value
--- config
    location / {
        posts on off;
    }
--- must_die
--- error_log
invalid number of arguments in "posts" directive



=== TEST 4: posts twice
--- config
    location / {
        posts on;
        posts off;
    }
--- must_die
--- error_log
"posts" directive is duplicate



=== TEST 5: posts outside of http
--- main_config
    posts on;
--- config
--- must_die
--- error_log
"posts" directive is not allowed here



=== TEST 6: posts in "if"
--- config
    location / {
        if ($host) {
            posts on;
        }
    }
--- must_die
--- error_log
"posts" directive is not allowed here



=== TEST 7: posts on beside proxy_pass
--- config
    location /a/ {
        posts on;
        proxy_pass http://127.0.0.1;
    }
--- must_die
--- error_log
"posts on" in location "/a/" has no effect beside



=== TEST 8: beside stub_status, in any order
--- config
    location /a/ {
        stub_status;
        posts on;
    }
--- must_die
--- error_log
"posts on" in location "/a/" has no effect beside



=== TEST 9: posts on around it is no contradiction
--- config
    posts on;

    location /a/ {
        proxy_pass http://127.0.0.1;
    }



=== TEST 10: an alias in a regular expression
--- config
    location ~ ^/(a|b)/(.*) {
        alias html/$2;
        posts on;
    }
--- must_die
--- error_log
"posts" cannot tell the site from the page by "alias" in location "^/(a|b)/(.*)"



=== TEST 11: an alias in a regular expression where posts is inherited
--- config
    posts on;

    location ~ ^/(a|b)/(.*) {
        alias html/$2;
    }
--- must_die
--- error_log
"posts" cannot tell the site from the page by "alias"



=== TEST 12: posts off makes peace with it
--- config
    posts on;

    location ~ ^/(a|b)/(.*) {
        alias html/$2;
        posts off;
    }



=== TEST 13: zones
--- http_config
    posts_zone one:1m;
--- config
    location / {
        posts on;
    }

    location /a/ {
        alias html/;
        posts on;
        posts_zone two:2m;
    }

    location /b/ {
        alias html/;
        posts on;
        posts_zone two;
    }
--- request eval
["GET /page.html", "GET /a/page.html", "GET /b/page.html"]
--- response_body eval
[("hello\n") x 3]



=== TEST 14: the default zone has another size
--- config
    location / {
        posts on;
        posts_zone size=1m;
    }



=== TEST 15: some have it, some do not
--- config
    location / {
        posts on;
    }

    location /a/ {
        alias html/;
        posts on;
        posts_zone size=1m;
    }
--- request eval
["GET /page.html", "GET /a/page.html"]
--- response_body eval
[("hello\n") x 2]



=== TEST 16: as other modules of nginx write it
--- config
    location / {
        posts on;
        posts_zone zone=one:1m;
    }



=== TEST 17: a zone twice
--- config
    location / {
        posts on;
        posts_zone one:1m;
        posts_zone two:1m;
    }
--- must_die
--- error_log
"posts_zone" directive is duplicate



=== TEST 18: a zone too small
--- config
    location / {
        posts on;
        posts_zone one:32k;
    }
--- must_die
--- error_log
zone "one:32k" is too small



=== TEST 19: a size too small
--- config
    location / {
        posts on;
        posts_zone size=1;
    }
--- must_die
--- error_log
is too small



=== TEST 20: a size that is none
--- config
    location / {
        posts on;
        posts_zone size=1x;
    }
--- must_die
--- error_log
invalid zone size "size=1x"



=== TEST 21: no size
--- config
    location / {
        posts on;
        posts_zone size=;
    }
--- must_die
--- error_log
invalid zone size "size="



=== TEST 22: a zone without a name
--- config
    location / {
        posts on;
        posts_zone :1m;
    }
--- must_die
--- error_log
invalid zone name ":1m"



=== TEST 23: an unknown parameter
--- config
    location / {
        posts on;
        posts_zone max=1m;
    }
--- must_die
--- error_log
invalid parameter "max=1m"



=== TEST 24: a zone that nobody makes
--- config
    location / {
        posts on;
        posts_zone one;
    }
--- must_die
--- error_log
zero size shared memory zone "one"



=== TEST 25: a zone of another size
--- http_config
    posts_zone one:1m;
--- config
    location / {
        posts on;
        posts_zone one:2m;
    }
--- must_die
--- error_log
of shared memory zone "one" conflicts with already declared size



=== TEST 26: a zone of another module
--- http_config
    limit_req_zone $host zone=one:1m rate=1r/s;
--- config
    location / {
        posts on;
        posts_zone one:1m;
    }
--- must_die
--- error_log
the shared memory zone "one" is already declared for a different use



=== TEST 27: posts_valid
--- config
    location / {
        posts on;
        posts_valid 1m;
    }



=== TEST 28: posts_valid takes a time
--- config
    location / {
        posts on;
        posts_valid long;
    }
--- must_die
--- error_log
"posts_valid" directive invalid value



=== TEST 29: posts_valid twice
--- config
    location / {
        posts on;
        posts_valid 1;
        posts_valid 1;
    }
--- must_die
--- error_log
"posts_valid" directive is duplicate



=== TEST 30: posts_timeout
--- config
    location / {
        posts on;
        posts_timeout 10s;
    }



=== TEST 31: posts_timeout takes a time
--- config
    location / {
        posts on;
        posts_timeout -1;
    }
--- must_die
--- error_log
"posts_timeout" directive invalid value



=== TEST 32: posts_timeout 0
--- config
    location / {
        posts on;
        posts_timeout 0;
    }
--- must_die
--- error_log
"posts_timeout" must not be 0



=== TEST 33: posts_timeout twice
--- config
    location / {
        posts on;
        posts_timeout 1;
        posts_timeout 1;
    }
--- must_die
--- error_log
"posts_timeout" directive is duplicate



=== TEST 34: all of them where posts is off
--- config
    posts_zone size=1m;
    posts_valid 1;
    posts_timeout 1;

    location / {
        posts off;
    }
--- request
GET /index.html
--- response_body_like: It works!



=== TEST 35: nginx -t tells of a broken site and writes nothing into it
--- config
    location / {
        posts on;
    }
--- init
use File::Temp 'tempdir';
my $site = html_dir();
my $dir = tempdir(CLEANUP => 1);
my @modules = split ' ', $ENV{TEST_NGINX_LOAD_MODULES} // '';
my @temp = qw( client_body proxy fastcgi uwsgi scgi );
open my $conf, '>', "$dir/nginx.conf" or die "$dir: $!";
print $conf map({ "load_module $_;\n" } @modules),
    "pid nginx.pid;\nevents { }\nhttp {\n",
    map({ "${_}_temp_path $_;\n" } @temp),
    "access_log off; server { listen 127.0.0.1:1; root $site; posts on; } }\n";
close $conf;
my $said = `$Test::Nginx::Util::NginxBinary -t -e stderr -p $dir/ -c nginx.conf 2>&1`;
Test::More::like($said, qr/test is successful/, 'nginx -t');
Test::More::like($said, qr/\[warn\] .*\/_config.yml:2: did not find/, 'with what is wrong');
Test::More::is(join(' ', sort map { s{.*/}{}r } glob("$site/{*,.[!.]*}")),
   '_config.yml index.html page.html', 'none was written');
--- user_files
>>> _config.yml
broken: [
>>> page.html
---
---
hello
--- request
GET /page.html
--- error_code: 500
--- response_body_like: 500 Internal
--- error_log
_config.yml:
