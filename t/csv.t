# Data files of comma- and tab-separated values.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: the same of two kinds
--- config
    posts on;
--- user_files
>>> _data/a.csv
a
csv
>>> _data/a.yml
- a: yml
>>> _data/b.tsv
a
tsv
>>> _data/b.csv
a
csv
>>> _data/C.CSV
a
no
>>> p.txt
---
---
{{ site.data.a[0].a }} {{ site.data.b[0].a }} {{ site.data.C }}
--- jekyll: p.txt
--- request
GET /p.txt
--- response_body eval
"csv tsv \n"
--- no_error_log
[error]


=== TEST 2: the whole
--- config
    posts on;
--- user_files
>>> _data/a.csv
name,age,"a b"
Joe,12,"x ""y"" z"
,"",

last,1
too,many,fields,here,5
>>> _data/dup.csv
h,h
1,2
>>> _data/e.csv
>>> _data/nil.csv
a,,b
1,2,3
,,
>>> _data/q.csv
a
""
"x
y"
>>> _data/space.tsv
 a 	 b 
 1 	 2 
>>> p.txt
---
---
{% for d in site.data %}{{ d[0] }}{{ ":" }} {{ d[1] | inspect | replace: '&quot;', '#' | replace: '=&gt;', '>' }}
{% endfor %}
--- jekyll: p.txt
--- request
GET /p.txt
--- response_body eval
'a: [{#name#>#Joe#, #age#>#12#, #a b#>#x \\#y\\# z#}, {#name#>nil, #age#>##, #a b#>nil}, {#name#>nil, #age#>nil, #a b#>nil}, {#name#>#last#, #age#>#1#, #a b#>nil}, {#name#>#too#, #age#>#many#, #a b#>#fields#, nil>#here#}]
dup: [{#h#>#1#}]
e: []
nil: [{#a#>#1#, nil>#2#, #b#>#3#}, {#a#>nil, nil>nil, #b#>nil}]
q: [{#a#>##}, {#a#>#x\ny#}]
space: [{# a #># 1 #, # b #># 2 #}]

'
--- no_error_log
[error]


=== TEST 3: a quote inside of a field
--- config
    posts on;
--- user_files
>>> _data/a.csv
a,b
1,2
1,x"y
>>> p.txt
---
---
{{ site.data.a.size }}
--- request
GET /p.txt
--- error_code: 500
--- error_log
/_data/a.csv:3: a quote inside of a field, or text behind a quoted field


=== TEST 4: a quote that is not closed
--- config
    posts on;
--- user_files
>>> _data/a.csv
a,b
1,"x
y
>>> p.txt
---
---
{{ site.data.a.size }}
--- request
GET /p.txt
--- error_code: 500
--- error_log
/_data/a.csv:4: a quoted field is not closed
