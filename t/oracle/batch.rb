# Builds many sites in one process.  Reads lines of JSON,
#
#   { "site": "DIR", "out": "DIR", "config": { ... }, "files": [ ... ],
#     "theme": "DIR" }
#
# of which "config" is optional and goes over the site's own, as are "files",
# names of its configuration files, and "theme", where its theme is, and answers
# each with one line, in order:
#
#   { "ok": true, "log": "..." }
#   { "ok": false, "error": "...", "log": "..." }
#
# Each build is a fork of this process, which has everything loaded: what one
# site's plugins, time zone or caches leave behind, the next one does not see.

require_relative "oracle"
require "json"
require "kramdown"
require "rouge"
require "csv"

def log_of(file)
  File.read(file.path, :encoding => "UTF-8").scrub
      .gsub(/\e\[[0-9;]*m/, "").gsub(/^Configuration file: .*\n/, "").strip
end

def run(request)
  Oracle.build(File.expand_path(request.fetch("site")),
               File.expand_path(request.fetch("out")),
               request["config"] || {}, request["files"],
               request["theme"])
  { :ok => true }
rescue SystemExit => e
  { :ok => false, :error => "exit #{e.status}" }
rescue Exception => e                                           # even syntax
  { :ok => false, :error => "#{e.class}: #{e.message}".scrub }
end

def answer(line)
  request = JSON.parse(line)
  reader, writer = IO.pipe

  Tempfile.create("oracle-log") do |log|
    pid = fork do
      reader.close
      $stdin.reopen(File::NULL)
      $stdout.reopen(log)
      $stderr.reopen(log)
      result = run(request)
      $stdout.flush
      $stderr.flush
      writer.write(JSON.generate(result))
      writer.close
      exit!(0)
    end

    writer.close
    result = reader.read
    reader.close
    Process.wait(pid)

    result = result.empty? ? { :ok => false, :error => "the build died" }
                           : JSON.parse(result)
    result.merge(:log => log_of(log))
  end
rescue JSON::ParserError, TypeError => e
  { :ok => false, :error => "request: #{e.message}", :log => "" }
end

$stdout.sync = true

$stdin.each_line do |line|
  $stdout.puts(JSON.generate(answer(line))) unless line.strip.empty?
end
