# What the filters of Liquid and Jekyll really return: rewrites what the
# cases in filters_*.yml expect, their last field, by running Ruby.
#
#     ruby t/liquid/filters.rb           says which differ
#     ruby t/liquid/filters.rb --write   and writes them

ENV["TZ"] = "Asia/Shanghai"

require "jekyll"
require "jekyll-commonmark"
require "json"
require "tmpdir"

NOW = Time.at(1_639_195_200, 123_456_789, :nsec)

def Time.now
  NOW.getlocal
end

def site
  @site ||= Dir.mktmpdir do |dir|
    Jekyll.logger.log_level = :error
    Jekyll::Site.new(
      Jekyll.configuration(
        "source" => dir, "destination" => "#{dir}/_site",
        "disable_disk_cache" => true,
        "url" => "https://Example.com", "baseurl" => "/base/",
        "markdown" => "CommonMark",
        "commonmark" => { "options" => ["UNSAFE"] }
      )
    )
  end
end

# The result's inspection; "!" and the message of an error of Liquid's, "!"
# alone for one of Ruby's.
def call(filter, input, args)
  context = Liquid::Context.new({}, {}, { :site => site }, true)
  strainer = Liquid::StrainerFactory.create(context)

  strainer.invoke(filter, input, *args).to_liquid.inspect.dup
          .force_encoding("UTF-8")
rescue Liquid::Error => e
  "!" + e.message.sub(/\ALiquid (syntax )?error: /, "")
rescue SystemStackError, StandardError
  "!"
end

# A string as YAML has it, in one line.
def quote(string)
  JSON.generate(string).gsub(/[\u007f-\u009f\u2028\u2029\ufeff]/) do |c|
    format("\\u%04x", c.ord)
  end
end

def refresh(line)
  filter, input, args, expected =
    Psych.safe_load(line, :permitted_classes => [Date, Time]).first

  got = call(filter, input, args)
  return line if got == expected || filter == "sample" && args.empty?

  puts line, "    #{got}"
  line.delete_suffix("#{quote(expected)}]\n") + "#{quote(got)}]\n"
end

Dir[File.join(__dir__, "filters_*.yml")].sort.each do |file|
  lines = File.readlines(file, :encoding => "UTF-8").map { |line| refresh(line) }
  File.write(file, lines.join) if ARGV.include?("--write")
end
