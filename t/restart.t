#!/usr/bin/perl

# What a server answers after a restart, before it has looked through the site
# once more: another process that has the lock keeps it from that.

use strict;
use warnings;

use Cwd qw( abs_path );
use Fcntl qw( :flock );
use File::Basename qw( dirname );
use File::Path qw( make_path );
use File::Temp qw( tempdir );
use Test::More;

use lib dirname(abs_path(__FILE__)) . '/lib';

use Files;
use Server;

my $dir = tempdir(CLEANUP => 1);

my %files = (
    'page.html' => "---\nlayout: l\n---\npage",
    'list.html' => "---\n---\n{% for p in site.posts %}{{ p.title }}{% endfor %}",
    'menu.html' => "---\n---\n{% include menu.html %}",
    'file.txt' => 'file',
    '_posts/2024-01-02-a.html' => "---\nlayout: l\n---\npost",
    '_layouts/l.html' => '[{{ content }}]',
    '_includes/menu.html' => '{{ site.pages.size }}',
);

for my $path (keys %files) {
    make_path(dirname("$dir/site/$path"));
    write_file("$dir/site/$path", $files{$path});
}

my $server = Server->start($dir, lines => 'posts_timeout 400ms;');

got('page.html', 200, '[page]', 'a page');
got('list.html', 200, 'A', 'a list');

my ($lock) = glob "$dir/posts_cache/*.lock";

ok($lock, 'there is a snapshot');

$server->stop;
open my $handle, '+<', $lock or die "$lock: $!";
flock $handle, LOCK_EX or die "flock: $!";
$server->run;

got('page.html', 200, '[page]', 'again a page');
got('2024/01/02/a.html', 200, '[post]', 'a post');
got('file.txt', 200, 'file', 'a static file');
got('list.html', 503, undef, 'a list has to wait');
got('menu.html', 503, undef, 'so has a page whose include has one');
got('none.html', 503, undef, 'and what is not known');

write_file("$dir/site/page.html", "---\nlayout: l\n---\nnew");
write_file("$dir/site/_posts/2024-01-02-a.html", "---\ntitle: B\n---\nb");
write_file("$dir/site/file.txt", 'another');

got('page.html', 200, '[new]', 'an edit counts');
got('2024/01/02/a.html', 200, 'b', 'of a post, too');
got('file.txt', 503, undef, 'a static file that is another one has to wait');

unlink "$dir/site/page.html";
got('page.html', 200, '[new]', 'of a page that is gone, the last good one');

close $handle;

got('list.html', 200, 'B', 'then there is the list');
got('file.txt', 200, 'another', 'and the file');
got('page.html', 404, undef, 'and no page');

$server->stop;
truncate +(glob "$dir/posts_cache/*.index")[0], 100;
open $handle, '+<', $lock or die "$lock: $!";
flock $handle, LOCK_EX or die "flock: $!";
$server->run;

got('2024/01/02/a.html', 503, undef, 'of a damaged snapshot nothing is used');
close $handle;
got('2024/01/02/a.html', 200, 'b', 'and then it is made anew');

done_testing();


sub got {
    my ($path, $status, $body, $name) = @_;
    my $answer = $server->get($path);

    is($answer->{status}, $status, $name);
    is($answer->{content}, $body, "$name: what it says") if defined $body;
}
