# Files that come, go, move and are replaced: seen on the very next request.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: a new post
--- user_files
>>> _posts/2024-01-02-a.html
a
--- steps
GET /2024/01/02/a.html 200 MISS a
GET /2024/01/03/b.html 404 - -
write added
GET /2024/01/03/b.html 200 MISS b
GET /2024/01/03/b.html 200 HIT b
GET /2024/01/02/a.html 200 HIT a
--- added
>>> _posts/2024-01-03-b.html
b



=== TEST 2: the first post of a new category
--- user_files
>>> _posts/2024-01-02-a.html
a
--- steps
GET /news/2024/01/03/b.html 404 - -
write added
GET /news/2024/01/03/b.html 200 MISS b
--- added
>>> news/_posts/2024-01-03-b.html
b



=== TEST 3: a deleted post, then the same again
--- user_files
>>> _posts/2024-01-02-a.html
a
--- steps
GET /2024/01/02/a.html 200 MISS a
delete _posts/2024-01-02-a.html
GET /2024/01/02/a.html 404 - -
GET /2024/01/02/a.html 404 - -
write again
GET /2024/01/02/a.html 200 MISS a
--- again
>>> _posts/2024-01-02-a.html
a



=== TEST 4: a deleted folder of posts
--- user_files
>>> _posts/2024-01-02-a.html
a
>>> b.html
---
---
b
--- steps
GET /2024/01/02/a.html 200 MISS a
delete _posts
GET /2024/01/02/a.html 404 - -
GET /b.html 200 MISS b



=== TEST 5: a renamed post
--- user_files
>>> _posts/2024-01-02-a.html
a
--- steps
GET /2024/01/02/a.html 200 MISS a
rename _posts/2024-01-02-a.html _posts/2024-01-02-b.html
GET /2024/01/02/a.html 404 - -
GET /2024/01/02/b.html 200 MISS a
rename _posts/2024-01-02-b.html _posts/2024-01-02-a.html
GET /2024/01/02/a.html 200 MISS a
GET /2024/01/02/b.html 404 - -



=== TEST 6: a post that changes places with another
--- user_files
>>> _posts/2024-01-02-a.html
a
>>> _posts/2024-01-02-b.html
b
--- steps
GET /2024/01/02/a.html 200 MISS a
GET /2024/01/02/b.html 200 MISS b
rename _posts/2024-01-02-a.html _posts/x
rename _posts/2024-01-02-b.html _posts/2024-01-02-a.html
rename _posts/x _posts/2024-01-02-b.html
GET /2024/01/02/a.html 200 EXPIRED b
GET /2024/01/02/b.html 200 EXPIRED a



=== TEST 7: a permalink of its own
--- user_files
>>> _posts/2024-01-02-a.html
---
permalink: /x/
---
a
--- steps
GET /x/ 200 MISS a
write again
GET /x/ 404 - -
GET /y/ 200 MISS a
GET /2024/01/02/a.html 404 - -
--- again
>>> _posts/2024-01-02-a.html
---
permalink: /y/
---
a



=== TEST 8: a date of its own
--- user_files
>>> _posts/2024-01-02-a.html
a
--- steps
GET /2024/01/02/a.html 200 MISS a
write again
GET /2024/01/02/a.html 404 - -
GET /2024/03/04/a.html 200 MISS a
--- again
>>> _posts/2024-01-02-a.html
---
date: 2024-03-04
---
a



=== TEST 9: a post that is withdrawn, and published again
--- user_files
>>> _posts/2024-01-02-a.html
---
published: true
---
a
--- steps
GET /2024/01/02/a.html 200 MISS a
write off
GET /2024/01/02/a.html 404 - -
write on
GET /2024/01/02/a.html 200 MISS a
--- off
>>> _posts/2024-01-02-a.html
---
published: false
---
a
--- on
>>> _posts/2024-01-02-a.html
---
published: true
---
a



=== TEST 10: a post that moves into the future
--- user_files
>>> _posts/2024-01-02-a.html
---
date: 2024-01-02
---
a
--- steps
GET /2024/01/02/a.html 200 MISS a
write again
GET /2024/01/02/a.html 404 - -
GET /2999/01/02/a.html 404 - -
--- again
>>> _posts/2024-01-02-a.html
---
date: 2999-01-02
---
a



=== TEST 11: a file that takes another's URL
--- user_files
>>> a.html
---
---
page
--- steps
GET /a.html 200 MISS page
write added
GET /b.html 200 MISS b
delete b.html
GET /b.html 404 - -
--- added
>>> b.html
---
---
b



=== TEST 12: a page becomes a static file, and a page again
--- user_files
>>> a.html
---
---
{{ "page" }}
--- steps
GET /a.html 200 MISS page
write static
GET /a.html 200 - {{ "static" }}
write page
GET /a.html 200 HIT page
--- static
>>> a.html
{{ "static" }}
--- page
>>> a.html
---
---
{{ "page" }}



=== TEST 13: two edits of one length at once, replaced by rename each
--- user_files
>>> a.html
---
---
1
--- steps
GET /a.html 200 MISS 1
replace two
replace three
GET /a.html 200 EXPIRED 3
replace four
GET /a.html 200 EXPIRED 4
GET /a.html 200 HIT 4
--- two
>>> a.html
---
---
2
--- three
>>> a.html
---
---
3
--- four
>>> a.html
---
---
4



=== TEST 14: many edits of one length, in place, within the file system's tick
--- user_files
>>> _posts/2024-01-02-a.html
0
--- steps
GET /2024/01/02/a.html 200 MISS 0
over _posts/2024-01-02-a.html 1
GET /2024/01/02/a.html 200 EXPIRED 1
over _posts/2024-01-02-a.html 2
GET /2024/01/02/a.html 200 EXPIRED 2
over _posts/2024-01-02-a.html 3
over _posts/2024-01-02-a.html 4
GET /2024/01/02/a.html 200 EXPIRED 4
GET /2024/01/02/a.html 200 HIT 4



=== TEST 15: an edit that puts the old mtime back
--- user_files
>>> a.html
---
---
1
--- steps
GET /a.html 200 MISS 1
perl edit
GET /a.html 200 EXPIRED 2
--- edit
my @old = stat "$html/a.html";
open my $out, '+<', "$html/a.html";
print $out "---\n---\n2\n";
close $out;
utime $old[8], $old[9], "$html/a.html";



=== TEST 16: the whole site is replaced by rename, as deployments do
--- config
    location / {
        root html/current;
        posts on;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> one/a.html
---
---
one
>>> two/a.html
---
---
two
--- init
symlink 'one', Steps::site('current');
--- steps
GET /a.html 200 MISS one
GET /a.html 200 HIT one
perl switch
GET /a.html 200 MISS two
perl back
GET /a.html 200 HIT one
--- switch
symlink 'two', "$html/new"; rename "$html/new", "$html/current";
--- back
symlink 'one', "$html/new"; rename "$html/new", "$html/current";



=== TEST 17: a layout that is a symbolic link to another place
--- user_files
>>> a.html
---
layout: l
---
text
>>> _shared/one.html
one: {{ content | strip }}
>>> _shared/two.html
two: {{ content | strip }}
--- init
mkdir Steps::site('_layouts');
symlink '../_shared/one.html', Steps::site('_layouts/l.html');
--- steps
GET /a.html 200 MISS one: text
perl switch
GET /a.html 200 EXPIRED two: text
write target
GET /a.html 200 EXPIRED new: text
--- switch
unlink "$html/_layouts/l.html";
symlink '../_shared/two.html', "$html/_layouts/l.html";
--- target
>>> _shared/two.html
new: {{ content | strip }}



=== TEST 18: touched, written as it was, and copied: nothing is made anew
--- user_files
>>> _posts/2024-01-02-a.md
---
layout: l
---
text
>>> _layouts/l.html
one: {{ content | strip }}{% include i.html %}
>>> _includes/i.html
!
--- steps
GET /2024/01/02/a.html 200 MISS one: <p>text</p>!\n
touch _posts/2024-01-02-a.md
GET /2024/01/02/a.html 200 HIT one: <p>text</p>!\n
replace again
GET /2024/01/02/a.html 200 HIT one: <p>text</p>!\n
perl swap
GET /2024/01/02/a.html 200 HIT one: <p>text</p>!\n
over _layouts/l.html two
GET /2024/01/02/a.html 200 EXPIRED two: <p>text</p>!\n
--- again
>>> _layouts/l.html
one: {{ content | strip }}{% include i.html %}
--- swap
for my $dir ('_layouts', '_includes', '_posts') {
    system('cp', '-r', "$html/$dir", "$html/new$dir") == 0 or die;
    rename "$html/$dir", "$html/old$dir" or die;
    symlink "new$dir", "$html/$dir" or die;
}



=== TEST 19: a document that is dated by its file's mtime
--- user_files
>>> _config.yml
collections:
  notes:
    output: true
    permalink: /:year/:title.html
>>> _notes/a.md
---
---
text
--- init
utime 1_000_000_000, 1_000_000_000, Steps::site('_notes/a.md');
--- steps
GET /2001/a.html 200 MISS <p>text</p>
touch _notes/a.md
GET /2001/a.html 404 - -
GET /2033/a.html 200 MISS <p>text</p>
