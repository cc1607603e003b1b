/** The whole look of the pages: plain on purpose, light and dark, from 390 px up. */
export const pageStyle = `
:root { color-scheme: light dark; --canvas: #f6f6f8; --surface: #fff; --text: #17171c; --quiet: #55555f; --line: #d3d3da;
  --control: #85858f; --accent: #2f55d4; --on-accent: #fff; --focus: #2748bd; --soft: #eff3fe; --bad: #ad201d; --bad-soft: #fdeeed; }
@media (prefers-color-scheme: dark) {
  :root { --canvas: #0d0d10; --surface: #16161a; --text: #ededf1; --quiet: #adadb8; --line: #35353e; --control: #75757f;
    --accent: #4468e6; --focus: #9bb0ff; --soft: #161c33; --bad: #ff9d97; --bad-soft: #2f1617; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--canvas); color: var(--text); font: 14px/1.45 system-ui, sans-serif; }
header, main { max-width: 1040px; margin: 0 auto; padding: 0 16px; }
header { padding-top: 24px; }
.narrow header, .narrow main { max-width: 520px; }
h1 { font-size: 22px; margin: 0; }
h2 { font-size: 16px; margin: 0; }
section > h2 { margin-bottom: 12px; }
h3 { font-size: 14px; margin: 0 0 8px; }
p { margin: 4px 0 12px; color: var(--quiet); }
a, a:visited { color: var(--focus); }
section { margin: 0 0 16px; padding: 16px; background: var(--surface); border: 1px solid var(--line); border-radius: 10px; }
main { padding-top: 8px; padding-bottom: 40px; }
summary { cursor: pointer; }
summary h2 { display: inline; }
details[open] > summary { margin-bottom: 12px; }
.cards, .requests { list-style: none; margin: 0; padding: 0; }
.cards { display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr)); }
.card { border: 1px solid var(--line); border-radius: 8px; padding: 12px; min-width: 0; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 12px; margin: 0 0 12px; }
dt { color: var(--quiet); }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
code, pre { font: 12px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; background: var(--canvas); border-radius: 6px; padding: 10px; margin: 6px 0; }
.tag { font-size: 12px; font-weight: 500; color: var(--bad); background: var(--bad-soft); border-radius: 4px; padding: 2px 6px; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
.grid { display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr)); }
.wide { grid-column: 1 / -1; }
label { display: block; font-weight: 500; margin-bottom: 4px; }
.hint { font-size: 12px; margin: 4px 0 0; }
input, select, textarea { width: 100%; min-height: 36px; padding: 6px 10px; font: inherit; color: inherit; background: var(--surface);
  border: 1px solid var(--control); border-radius: 6px; }
button { min-height: 32px; padding: 4px 12px; font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--control);
  border-radius: 6px; cursor: pointer; }
dd button { min-height: 26px; padding: 0 8px; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); min-height: 36px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
fieldset { border: 0; margin: 0 0 16px; padding: 0; }
legend { font-weight: 600; padding: 0; margin-bottom: 8px; }
.choice { display: flex; gap: 10px; align-items: flex-start; margin: 0 0 8px; padding: 10px 12px; font-weight: 400; cursor: pointer;
  border: 1px solid var(--control); border-radius: 8px; overflow-wrap: anywhere; }
.choice:has(:checked) { background: var(--soft); border-color: var(--focus); }
.choice input { width: 18px; min-height: 18px; height: 18px; margin: 1px 0 0; flex: none; accent-color: var(--accent); }
.choice b { font-weight: 600; color: var(--text); }
.choice span { color: var(--quiet); }
.requests li { border-top: 1px solid var(--line); padding: 6px 0; overflow-wrap: anywhere; }
.requests + form { margin-top: 12px; }
.notice { padding: 10px 12px; border-radius: 8px; color: var(--text); background: var(--soft); }
.notice.problem { color: var(--bad); background: var(--bad-soft); }
.toast { position: fixed; right: 16px; bottom: 16px; margin: 0; padding: 8px 12px; border-radius: 8px; color: var(--text);
  background: var(--surface); border: 1px solid var(--line); }
.toast:empty { display: none; }
@media (pointer: coarse) { button, dd button, input:not([type="radio"]), select { min-height: 44px; } }
`;
