# The options and extensions of "commonmark" in the configuration.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: no options: quotes and dashes stay
--- config
    posts on;
--- user_files
>>> a.md
---
---
"a" -- 'b' --- c...
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<p>&quot;a&quot; -- 'b' --- c...</p>
--- no_error_log
[error]


=== TEST 2: option SMART
--- config
    posts on;
--- user_files
>>> _config.yml
markdown: CommonMark
commonmark:
  options: [UNSAFE, SMART]
>>> a.md
---
---
"a" -- 'b' --- c... `"code" --`
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<p>“a” – ‘b’ — c… <code>&quot;code&quot; --</code></p>
--- no_error_log
[error]


=== TEST 3: options HARDBREAKS, in lower case
--- config
    posts on;
--- user_files
>>> _config.yml
markdown: CommonMark
commonmark:
  options: ["unsafe", "hardbreaks"]
>>> a.md
---
---
one
two
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<p>one<br />
two</p>
--- no_error_log
[error]


=== TEST 4: option NOBREAKS
--- config
    posts on;
--- user_files
>>> _config.yml
markdown: CommonMark
commonmark:
  options: [UNSAFE, NOBREAKS]
>>> a.md
---
---
one
two
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<p>one two</p>
--- no_error_log
[error]


=== TEST 5: extensions
--- config
    posts on;
--- user_files
>>> _config.yml
markdown: CommonMark
commonmark:
  options: [UNSAFE]
  extensions: [table, strikethrough, autolink]
>>> a.md
---
---
| a | b |
|---|:-:|
| 1 | ~~2~~ |

https://example.com/x and www.example.com, me@example.com
--- skip_eval: 3: !$ENV{POSTS_GFM}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<table>
<thead>
<tr>
<th>a</th>
<th align="center">b</th>
</tr>
</thead>
<tbody>
<tr>
<td>1</td>
<td align="center"><del>2</del></td>
</tr>
</tbody>
</table>
<p><a href="https://example.com/x">https://example.com/x</a> and <a href="http://www.example.com">www.example.com</a>, <a href="mailto:me@example.com">me@example.com</a></p>
--- no_error_log
[error]


=== TEST 6: tagfilter
--- config
    posts on;
--- user_files
>>> _config.yml
markdown: CommonMark
commonmark:
  options: [UNSAFE]
  extensions: [tagfilter]
>>> a.md
---
---
<title>x</title> <em>y</em>
--- skip_eval: 3: !$ENV{POSTS_GFM}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
&lt;title>x</title> <em>y</em>
--- no_error_log
[error]


=== TEST 7: footnotes
--- config
    posts on;
--- user_files
>>> _config.yml
markdown: CommonMark
commonmark:
  options: [UNSAFE, FOOTNOTES]
>>> a.md
---
---
Text[^1] and again[^n].

[^1]: One.
[^n]: Two
    more.
--- skip_eval: 3: !$ENV{POSTS_GFM}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<p>Text<sup class="footnote-ref"><a href="#fn1" id="fnref1">1</a></sup> and again<sup class="footnote-ref"><a href="#fn2" id="fnref2">2</a></sup>.</p>
<section class="footnotes">
<ol>
<li id="fn1">
<p>One. <a href="#fnref1" class="footnote-backref">↩</a></p>
</li>
<li id="fn2">
<p>Two
more. <a href="#fnref2" class="footnote-backref">↩</a></p>
</li>
</ol>
</section>
--- no_error_log
[error]
