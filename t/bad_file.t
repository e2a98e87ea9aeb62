# What is no file, too large, not to be read, elsewhere or not there: a clear
# status, one log line "file:line: reason", and a server that goes on.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: what is no file is no post
--- user_files
>>> index.html
---
---
{% for p in site.posts %}[{{ p.url }}]{% endfor %}
>>> _posts/2024-01-02-good.html
good
--- init
use IO::Socket::UNIX;
use POSIX ();
use Cwd ();
mkdir Steps::site('_posts/2024-01-02-dir.html');
POSIX::mkfifo(Steps::site('_posts/2024-01-02-fifo.html'), 0644) or die;
POSIX::mkfifo(Steps::site('fifo.html'), 0644) or die;
symlink '/dev/zero', Steps::site('_posts/2024-01-02-zero.html');
symlink '/dev/zero', Steps::site('zero.html');
symlink 'nowhere', Steps::site('_posts/2024-01-02-dangling.html');
symlink 'loop.html', Steps::site('loop.html');
my $cwd = Cwd::getcwd();
chdir Steps::site('_posts');
$main::socket = IO::Socket::UNIX->new(Local => '2024-01-02-sock.html', Listen => 1) or die;
chdir $cwd;
--- steps
GET / 200 MISS [/2024/01/02/good.html]
GET /2024/01/02/good.html 200 MISS good
GET /2024/01/02/dir.html 404 - -
GET /2024/01/02/fifo.html 404 - -
GET /2024/01/02/zero.html 404 - -
GET /2024/01/02/sock.html 404 - -
GET /2024/01/02/dangling.html 404 - -
GET /fifo.html 404 - -
GET /zero.html 404 - -
GET /loop.html 404 - -



=== TEST 2: what is no file is no layout, include or configuration
--- user_files
>>> a.html
---
layout: fifo
---
{% include dir.html %}
>>> b.html
---
layout: fifo
---
b
>>> c.html
---
---
{% include zero.html %}
>>> _includes/x.html
x
>>> _layouts/x.html
x
--- init
use POSIX ();
POSIX::mkfifo(Steps::site('_layouts/fifo.html'), 0644) or die;
POSIX::mkfifo(Steps::site('_config.yml'), 0644) or die;
mkdir Steps::site('_includes/dir.html');
symlink '/dev/zero', Steps::site('_includes/zero.html');
--- steps
GET /a.html 500 MISS -
GET /b.html 200 MISS b
GET /c.html 500 MISS -
--- logged
a.html:4: Could not locate the included file 'dir.html' in "_includes"
c.html:3: Could not locate the included file 'zero.html' in "_includes"



=== TEST 3: a post becomes a folder, a FIFO, a file again
--- user_files
>>> _posts/2024-01-02-a.html
a
--- steps
GET /2024/01/02/a.html 200 MISS a
perl folder
GET /2024/01/02/a.html 404 - -
perl fifo
GET /2024/01/02/a.html 404 - -
perl file
GET /2024/01/02/a.html 200 MISS b
--- folder
unlink "$html/_posts/2024-01-02-a.html";
mkdir "$html/_posts/2024-01-02-a.html";
--- fifo
use POSIX ();
rmdir "$html/_posts/2024-01-02-a.html";
POSIX::mkfifo("$html/_posts/2024-01-02-a.html", 0644) or die;
--- file
unlink "$html/_posts/2024-01-02-a.html";
open my $out, '>', "$html/_posts/2024-01-02-a.html";
print $out "b\n";



=== TEST 4: a post of 1 GB
--- user_files
>>> _posts/2024-01-02-good.html
good
>>> _posts/2024-01-02-big.html
---
permalink: /big.html
---
>>> page.html
---
---
text
>>> static.bin
x
--- init
truncate Steps::site('_posts/2024-01-02-big.html'), 1 << 30;
truncate Steps::site('page.html'), 1 << 30;
truncate Steps::site('static.bin'), 1 << 30;
--- steps
GET /2024/01/02/good.html 200 MISS good
GET /page.html 500 MISS -
GET /page.html 500 HIT -
HEAD /static.bin 200 -
--- logged eval
qr{\Apage\.html:1: .*1073741824 bytes.*\n\z}



=== TEST 5: a file that may not be read
--- skip_eval: 6: $> == 0
--- user_files
>>> a.html
---
---
a
>>> b.html
---
layout: l
---
b
>>> _layouts/l.html
l {{ content }}
--- init
chmod 0, Steps::site('a.html'), Steps::site('_layouts/l.html');
--- steps
GET /a.html 403 - -
GET /b.html 500 MISS -
--- logged eval
qr{\Aopen\(\) "a\.html" failed \(13: .*\)\n_layouts/l\.html:1: permission denied\n\z}



=== TEST 6: symbolic links of directories in a loop
--- user_files
>>> a.html
---
---
a
>>> sub/b.html
---
---
b
--- init
symlink '..', Steps::site('sub/up');
symlink '.', Steps::site('self');
symlink '../_posts', Steps::site('_posts') or die;
--- steps
GET /a.html 200 MISS a
GET /sub/b.html 200 MISS b
GET /self/self/self/a.html 404 - -



=== TEST 7: symbolic links out of the site
--- config
    location / {
        root html/site;
        posts on;
        add_header X-Cache $posts_cache_status always;
    }
    location /closed/ {
        alias html/site/;
        posts on;
        disable_symlinks on from=$document_root;
        add_header X-Cache $posts_cache_status always;
    }
    location /owner/ {
        alias html/site/;
        posts on;
        disable_symlinks if_not_owner;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> secret/a.html
---
---
secret
>>> secret/b.txt
secret
>>> site/good.html
---
---
good
--- init
symlink '../secret/a.html', Steps::site('site/a.html');
symlink '../secret/b.txt', Steps::site('site/b.txt');
symlink '../secret', Steps::site('site/dir');
symlink '../secret', Steps::site('site/_posts');
--- steps
GET /a.html 200 MISS secret
GET /b.txt 200 - secret
GET /dir/a.html 200 MISS secret
GET /closed/good.html 200 MISS good
GET /closed/a.html 404 - -
GET /closed/b.txt 404 - -
GET /closed/dir/a.html 404 - -
GET /closed/dir/b.txt 404 - -
GET /owner/a.html 200 MISS secret



=== TEST 8: a site without a configuration, an empty site
--- config
    location /one/ {
        alias html/one/;
        posts on;
    }
    location /empty/ {
        alias html/empty/;
        posts on;
    }
--- user_files
>>> one/a.html
---
---
a
--- init
mkdir Steps::site('empty');
--- steps
GET /one/a.html 200 - a
GET /one/ 404 - -
GET /empty/ 404 - -
GET /empty/a.html 404 - -



=== TEST 9: a root that is not there, is a file, comes and goes
--- config
    location / {
        root html/site;
        posts on;
    }
    location /file/ {
        alias html/file;
        posts on;
    }
--- user_files
>>> file
file
--- steps
GET /a.html 404 - -
GET /file/ 404 - -
GET /file/a.html 404 - -
write site
GET /a.html 200 - a
delete site
GET /a.html 404 - -
write site
GET /a.html 200 - a
--- site
>>> site/a.html
---
---
a



=== TEST 10: long names, names of other scripts and of one byte
--- user_files eval
">>> _posts/2024-01-02-" . 'x' x 200 . ".html\nlong\n"
. ">>> a%20b.html\n---\n---\npercent\n"
. ">>> " . ('d' x 200 . '/') x 5 . "a.html\n---\n---\ndeep\n"
--- request eval
[ 'GET /2024/01/02/' . 'x' x 200 . '.html', 'GET /a%2520b.html',
  'GET /' . ('d' x 200 . '/') x 5 . 'a.html' ]
--- response_body eval
["long\n", "percent\n", "deep\n"]
