// The liquidjs side of t/bench/liquid: see ngx_posts_liquid_bench.c.

import { readFileSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const require = createRequire(process.cwd() + '/');
const { Liquid } = require('liquidjs');

const START = 1700000000;
const templates = {};

for (const name of readdirSync('files')) {
    templates[name] = readFileSync(`files/${name}`, 'utf8');
}

const engine = new Liquid({ templates, cache: true, dynamicPartials: false,
                            jekyllInclude: true });
const programs = {};

function posts(n) {
    return Array.from({ length: n }, (_, i) => ({
        title: `Title of post ${i}`, url: `/2024/05/06/post-${i}.html`,
        date: new Date((START - i * 36000) * 1000),
    }));
}

function texts(n) {
    return posts(n).map(post => ({ ...post, date: post.date.toISOString()
        .replace('T', ' ').replace('.000Z', ' +0000') }));
}

const data = {
    posts5000: posts(5000), posts50000: posts(50000), texts5000: texts(5000),
    site: { title: 'Site', url: 'http://example.com', lang: 'en' },
    page: { title: 'A page & more', url: '/2024/05/06/a-page.html',
            author: 'Somebody', date: new Date(START * 1000) },
};

function program(name) {
    return programs[name] ??= engine.parse(templates[name]);
}

function render(name) {
    if (name !== 'layouts') {
        return engine.renderSync(program(name), data);
    }

    let content = '<p>Text of the page.</p>';

    for (const layout of ['inner', 'post', 'default']) {
        content = engine.renderSync(program(layout), { ...data, content });
    }

    return content;
}

function crc32(bytes) {
    let crc = ~0;

    for (const byte of bytes) {
        crc ^= byte;

        for (let i = 0; i < 8; i++) {
            crc = crc >>> 1 ^ (crc & 1 ? 0xedb88320 : 0);
        }
    }

    return (~crc >>> 0).toString(16).padStart(8, '0');
}

for await (const line of createInterface({ input: process.stdin })) {
    const [phase, name, count] = line.split(' ');
    let result = '';
    const start = process.cpuUsage();

    for (let i = 0; i < count; i++) {
        if (phase === 'parse') {
            engine.parse(templates[name]);
        } else {
            result = render(name);
        }
    }

    const { user, system } = process.cpuUsage(start);
    const bytes = Buffer.from(result);

    console.log((user + system) * 1000, bytes.length, crc32(bytes));
}
