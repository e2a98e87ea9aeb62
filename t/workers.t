# Several workers: whoever answers has seen the last edit.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

master_on();
workers(4);

run_tests();

__DATA__

=== TEST 1: an edit is seen by all at once
--- config
    location / {
        posts on;
        add_header X-Cache $posts_cache_status always;
        add_header X-Worker $pid always;
    }
--- user_files
>>> a.html
---
---
0
>>> list.html
---
---
{% for p in site.posts %}{{ p.title }}{% endfor %}
>>> _posts/2024-01-02-a.html
---
title: 0
---
0
--- steps
GET /a.html 200 MISS 0
perl many
--- many
Steps::everywhere(sub {
    my ($i) = @_;

    open my $page, '>', "$html/a.html";
    print $page "---\n---\n$i\n";
    close $page;

    open my $post, '>', "$html/_posts/2024-01-02-a.html";
    print $post "---\ntitle: $i\n---\n$i\n";
    close $post;

    return ('/a.html', "$i\n", '/list.html', "$i\n", '/2024/01/02/a.html', "$i\n");
});



=== TEST 2: pages that come and go
--- config
    location / {
        posts on;
        log_not_found off;
        add_header X-Worker $pid always;
    }
--- user_files
>>> index.html
---
---
>>> _posts/2024-01-02-a.html
a
--- steps
GET /2024/01/02/a.html 200 - a
perl many
--- many
Steps::everywhere(sub {
    my ($i) = @_;
    my $post = "$html/_posts/2024-01-02-a.html";

    if ($i % 2) {
        unlink $post;
        return ('/2024/01/02/a.html', undef);
    }

    open my $out, '>', $post;
    print $out "$i\n";
    close $out;

    return ('/2024/01/02/a.html', "$i\n");
});



=== TEST 3: a broken version is logged once, whoever finds it
--- config
    location / {
        posts on;
        add_header X-Worker $pid always;
    }
--- user_files
>>> a.html
---
---
good
--- steps
GET /a.html 200 - good
perl broken
--- broken
open my $page, '>', "$html/a.html";
print $page "---\n---\n{% nonsense %}\n";
close $page;

Steps::everywhere(sub { ('/a.html', "good\n") });
--- logged
a.html:3: Unknown tag 'nonsense'
