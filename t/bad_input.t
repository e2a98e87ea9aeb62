# Sources that are broken, huge, hostile or no files at all: a clear status,
# one log line "file:line: reason", and a server that goes on.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: broken YAML in a post that was never good: as Jekyll publishes it
--- user_files
>>> index.html
---
---
{% for p in site.posts %}[{{ p.url }}]{% endfor %}
>>> _posts/2024-01-02-a.html
---
title: [
---
text
--- init
utime 1700000000, 1700000000, Steps::site('_posts/2024-01-02-a.html');
--- steps
GET / 200 MISS [/2023/11/14/2024-01-02-a.html]
GET /2023/11/14/2024-01-02-a.html 200 MISS text
GET /2024/01/02/a.html 404 - -
--- logged eval
qr{\A_posts/2024-01-02-a\.html:[123]: .+\n\z}



=== TEST 2: broken Liquid
--- user_files
>>> a.html
---
---
{{ page.title
>>> b.html
---
---

{% if %}{% endif %}
>>> c.html
---
---
{% for %}{% endfor %}
>>> d.html
---
---
{% endif %}
>>> e.html
---
---
{% raw %}
--- steps
GET /a.html 500 MISS -
GET /b.html 500 MISS -
GET /c.html 500 MISS -
GET /d.html 500 MISS -
GET /e.html 500 MISS -
--- logged eval
qr{\Aa\.html:\d: .+\nb\.html:4: .+\nc\.html:3: .+\nd\.html:3: .+\ne\.html:\d: .+\n\z}



=== TEST 3: a missing layout: the page without it, and a warning
--- user_files
>>> a.html
---
layout: nowhere
---
text
--- request
GET /a.html
--- response_body
text
--- grep_error_log eval
qr/\[warn\].*a\.html:1: layout "nowhere" does not exist/
--- grep_error_log_out eval
qr/^\[warn\].*\n\z/



=== TEST 4: layouts in a circle, and one around itself
--- user_files
>>> a.html
---
layout: one
---
text
>>> b.html
---
layout: self
---
text
>>> _layouts/one.html
---
layout: two
---
1{{ content | strip }}
>>> _layouts/two.html
---
layout: one
---
2{{ content | strip }}
>>> _layouts/self.html
---
layout: self
---
s{{ content | strip }}
--- steps
GET /a.html 200 MISS 21text
GET /b.html 200 MISS stext



=== TEST 5: layouts that lead out of their folder
--- user_files
>>> a.html
---
layout: ../secret
---
text
>>> b.html
---
layout: /etc/passwd
---
text
>>> c.html
---
layout: [1, {x: 2}]
---
text
>>> secret.html
secret
--- steps
GET /a.html 200 MISS text
GET /b.html 200 MISS text
GET /c.html 200 MISS text



=== TEST 6: an include of itself
--- user_files
>>> a.html
---
---
{% include a.html %}
>>> _includes/a.html
x{% include a.html %}
--- steps
GET /a.html 500 MISS -
--- logged eval
qr{\A_includes/a\.html:1: .*[Nn]esting too deep.*\n\z}



=== TEST 7: includes that lead out of their folder
--- user_files
>>> a.html
---
---
{% include ../secret.html %}
>>> b.html
---
f: ../secret.html
---
{% include {{ page.f }} %}
>>> c.html
---
f: /etc/passwd
---
{% include {{ page.f }} %}
>>> d.html
---
---
{% include_relative ../secret.html %}
>>> e.html
---
f: ""
---
{% include {{ page.f }} %}
>>> secret.html
secret
--- steps
GET /a.html 500 MISS -
GET /b.html 500 MISS -
GET /c.html 500 MISS -
GET /d.html 500 MISS -
GET /e.html 500 MISS -
--- logged eval
qr{\A[a-e]\.html:\d: .+\n([b-e]\.html:\d: .+\n){4}\z}



=== TEST 8: invalid UTF-8: no post; a page is what its file is, as in Jekyll
--- user_files eval
">>> _posts/2024-01-02-a.html
caf\xe9
>>> b.html
---
---
caf\xe9
>>> c.html
---
layout: l
---
text
>>> d.html
---
---
{% include i.html %}
>>> _layouts/l.html
caf\xe9 {{ content }}
>>> _includes/i.html
caf\xe9
>>> e.html
---
title: caf\xe9
---
text
"
--- steps
GET /2024/01/02/a.html 404 - -
GET /b.html 200 MISS /\A---\n---\ncaf\xe9\n\z/
GET /c.html 500 MISS -
GET /d.html 500 MISS -
GET /e.html 200 MISS /\A---\ntitle: caf\xe9\n---\ntext\n\z/
--- logged eval
qr{\Ab\.html:1: .*UTF-8\n_layouts/l\.html:1: .*UTF-8\n_includes/i\.html:1: .*UTF-8\ne\.html:\d: .*UTF-8\n\z}



=== TEST 9: what is no file is no post
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



=== TEST 10: what is no file is no layout, include or configuration
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



=== TEST 11: a post becomes a folder, a FIFO, a file again
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



=== TEST 12: a post of 1 GB
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



=== TEST 13: a file that may not be read
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



=== TEST 14: symbolic links of directories in a loop
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



=== TEST 15: symbolic links out of the site
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



=== TEST 16: a site without a configuration, an empty site
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



=== TEST 17: a root that is not there, is a file, comes and goes
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



=== TEST 18: huge front matter is broken front matter
--- user_files eval
">>> a.html\n---\nx: " . 'y' x 300000 . "\n---\na\n"
--- steps
GET /a.html 200 MISS a
--- logged
a.html:1: front matter of more than 262144 bytes



=== TEST 19: deep YAML and aliases that grow are broken front matter
--- user_files eval
">>> a.html\n---\nx: " . '[' x 1000 . ']' x 1000 . "\n---\na\n"
. ">>> b.html\n---\na: &a [x,x,x,x,x,x,x,x,x]\n"
. CORE::join('', map { my $p = chr(ord($_) - 1); "$_: &$_ [" . CORE::join(',', ("*$p") x 9) . "]\n" } 'b' .. 'i')
. "---\n{{ page.i | size }}\n"
. ">>> c.html\n---\nx: &a [*a]\n---\nc\n"
. ">>> d.html\n---\n" . '{a: ' x 70 . '1' . '}' x 70 . "\n---\nc\n"
--- steps
GET /a.html 200 MISS a
GET /b.html 200 MISS 0
GET /c.html 200 MISS c
GET /d.html 200 MISS c
--- logged eval
qr{\Aa\.html:2: .+\nb\.html:\d+: .+\nc\.html:2: .+\nd\.html:\d: .+\n\z}



=== TEST 20: deep Liquid
--- user_files eval
">>> a.html\n---\n---\n" . '{% if true %}' x 5000 . 'x' . '{% endif %}' x 5000 . "\n"
. ">>> b.html\n---\n---\n{{ a" . '[a' x 5000 . ']' x 5000 . " }}\n"
. ">>> c.html\n---\n---\n{% if " . 'true and ' x 50000 . "true %}x{% endif %}\n"
. ">>> d.html\n---\n---\n{{ 'a'" . " | append: 'b'" x 20000 . " | size }}\n"
--- steps
GET /a.html 500 MISS -
GET /b.html 200 MISS -
GET /c.html 200 MISS x
GET /d.html 200 MISS 20001
--- logged eval
qr{\Aa\.html:3: Nesting too deep\n\z}



=== TEST 21: loops that would take for ever
--- timeout: 60
--- user_files
>>> a.html
---
---
{% for i in (1..10000000) %}{% endfor -%}
>>> b.html
---
---
{% for i in (1..1000000) %}{% for j in (1..1000000) %}{% assign x = j %}{% endfor %}{% endfor %}
>>> c.html
---
---
{% assign x = "x" %}{% for i in (1..100) %}{% assign x = x | append: x %}{% endfor %}
>>> d.html
---
---
{% for i in (1..1000000) %}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{% endfor %}
>>> good.html
---
---
good
--- steps
GET /a.html 200 MISS
GET /b.html 500 MISS -
GET /c.html 500 MISS -
GET /d.html 500 MISS -
GET /good.html 200 MISS good
--- logged eval
qr{\Ab\.html:3: .* steps\nc\.html:3: .*\d+ bytes\nd\.html:3: .*\d+ bytes of output\n\z}



=== TEST 22: long lines, NUL bytes, nothing
--- user_files eval
">>> a.html\n---\n---\n" . 'x' x 2000000 . "\n"
. ">>> b.html\n---\n---\na\0b\n"
. ">>> c.html\n"
. ">>> d.html\n---\n---\n"
. ">>> e.html\n---\ntitle: a\0b\n---\ne\n"
. ">>> f.md\n---\n---\na\0b\n"
. ">>> _config.yml\nmarkdown: CommonMark\n"
. ">>> _posts/2024-01-02-empty.html\n"
. ">>> g.html\n---"
. ">>> h.html\n\0\0\0\n"
--- steps
GET /a.html 200 MISS /\Ax+\n\z/
GET /b.html 200 MISS /\Aa\0b\n\z/
GET /c.html 200 -
GET /d.html 200 MISS
GET /e.html 200 MISS e
GET /f.html 200 MISS -
GET /2024/01/02/empty.html 200 MISS
GET /h.html 200 - /\A\0\0\0\n\z/
--- logged eval
qr{\Ae\.html:\d: .+\n\z}



=== TEST 23: a configuration that is no map, and none that was ever good
--- user_files
>>> _config.yml
- a
- b
>>> a.html
---
---
a
--- steps
GET /a.html 500 - -
GET /a.html 500 - -
write repaired
GET /a.html 200 MISS a
--- repaired
>>> _config.yml
title: x
--- logged
_config.yml:1: the configuration is not a map



=== TEST 24: an empty configuration, and one of spaces
--- user_files eval
">>> _config.yml\n \n\n>>> a.html\n---\n---\na\n"
--- steps
GET /a.html 200 MISS a



=== TEST 25: long names, names of other scripts and of one byte
--- user_files eval
">>> _posts/2024-01-02-" . 'x' x 200 . ".html\nlong\n"
. ">>> a%20b.html\n---\n---\npercent\n"
. ">>> " . ('d' x 200 . '/') x 5 . "a.html\n---\n---\ndeep\n"
--- request eval
[ 'GET /2024/01/02/' . 'x' x 200 . '.html', 'GET /a%2520b.html',
  'GET /' . ('d' x 200 . '/') x 5 . 'a.html' ]
--- response_body eval
["long\n", "percent\n", "deep\n"]
