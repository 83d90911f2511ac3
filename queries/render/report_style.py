"""Nothing in, the style of a printable report out: light and dark, on a screen and on A4."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --ground: #fff; --text: #1a1d21; --soft: #545b64; --line: #c9ced6;
  --error: #a3160c; --warning: #8a4b00; --notice: #24527a; --link: #1f4e9e; --quote: #f3f5f8; }
@media screen and (prefers-color-scheme: dark) { :root { --ground: #15181c; --text: #e8eaed; --soft: #aab2bd;
  --line: #434a54; --error: #ff9a8f; --warning: #f0b45e; --notice: #8ec1ee; --link: #9cc1ff;
  --quote: #20252b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 62rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 "Noto Sans", "Segoe UI", "DejaVu Sans", Arial, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .6rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1rem; margin: 1.2rem 0 .2rem; }
p, ul { margin: .25rem 0; }
ul { padding-left: 1.2rem; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: left; font-weight: 600; padding: .4rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
  border-bottom: 1px solid var(--line); }
td.number, th.number { text-align: right; }
td.number, td.tone { white-space: nowrap; }
.soft { color: var(--soft); font-size: .92rem; }
.error { color: var(--error); } .warning { color: var(--warning); } .notice { color: var(--notice); }
.tone { font-weight: 600; }
blockquote { margin: .3rem 0; padding: .35rem .8rem; background: var(--quote);
  border-left: 3px solid var(--line); }
cite { font-style: normal; color: var(--soft); font-size: .88rem; }
code { font: .88em "DejaVu Sans Mono", Consolas, monospace; }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: 1rem; padding: .4rem .8rem;
  background: var(--ground); border: 2px solid var(--link); }
@page { size: A4; margin: 16mm 14mm 18mm; }
@media print { body { padding: 0; max-width: none; font-size: 9.5pt; } .skip { display: none; }
  h2, h3, caption { break-after: avoid; } blockquote, tr { break-inside: avoid; }
  thead { display: table-header-group; } a { color: inherit; text-decoration: none; }
  .scroll { overflow: visible; } }
"""
