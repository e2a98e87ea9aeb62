# What a site asks for and does not get is told when the site is opened.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: plugins, Ruby files, a theme
--- user_files
>>> _config.yml
markdown: CommonMark
# jekyll-archives is what we want
plugins:
  - jekyll-seo-tag
  - jekyll-commonmark
  - jekyll-archives-more
  - jekyll-archives

theme: some-theme
gems: ["jemoji"]
>>> _plugins/a.rb
>>> _plugins/b.txt
>>> a.html
a
--- steps
GET /a.html 200 - a
--- warned
_config.yml:6: plugin "jekyll-archives-more" is not supported
_config.yml:7: plugin "jekyll-archives" is not supported
_config.yml:10: plugin "jemoji" is not supported
_config.yml:9: theme "some-theme" is looked for in the site only: "posts_theme" says where it is
_plugins/a.rb:1: plugins in Ruby are not run



=== TEST 2: nothing to tell
--- user_files
>>> _config.yml
markdown: CommonMark
plugins: [jekyll-seo-tag, jekyll-feed, jekyll-include-cache]
>>> a.html
a
--- steps
GET /a.html 200 - a
--- warned
