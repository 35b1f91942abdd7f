/** How every page looks: readable at 390 px and at 1100, in light and in dark, on screen and on paper. */

const light = `--ground:#fbfaf7;--card:#ffffff;--ink:#1b2126;--muted:#57616a;--rule:#dcd7cb;--link:#1a5596;
--keep:#175c36;--keep-ground:#e2f1e6;--change:#7d4300;--change-ground:#fbecd3;--evidence:#274b78;--evidence-ground:#e3ecf7;
--button:#1a5596;--button-ink:#ffffff;--wrong:#9c1c1c;--wrong-ground:#fbe6e4`;

const dark = `--ground:#14171a;--card:#1b1f23;--ink:#e7eaec;--muted:#a7b1b9;--rule:#353c43;--link:#8fbcf6;
--keep:#97d8ad;--keep-ground:#1a3425;--change:#f3c384;--change-ground:#3c2b11;--evidence:#a9c8f0;--evidence-ground:#1c2e45;
--button:#8fbcf6;--button-ink:#0d1216;--wrong:#f5aaa3;--wrong-ground:#431f1d`;

export const styles = `
:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--ground);color:var(--ink);font:17px/1.55 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
main{max-width:50rem;margin:0 auto;padding:1.5rem 1.1rem 4rem}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-100vw;top:0;padding:.6rem 1rem;background:var(--button);color:var(--button-ink)}
.skip:focus{left:0;z-index:1}
h1{font-size:1.7rem;line-height:1.2;letter-spacing:-.01em;margin:.2rem 0 .4rem}
h2{font-size:1.2rem;line-height:1.3;margin:2.4rem 0 .7rem;padding-top:.9rem;border-top:1px solid var(--rule)}
h3{font-size:1.02rem;margin:1.3rem 0 .3rem}
p{margin:.5rem 0}
.over{margin:0;color:var(--muted);font-size:.9rem}
.muted{color:var(--muted)}
.small{font-size:.9rem}
.lead{font-size:1.05rem}
.facts{display:flex;flex-wrap:wrap;gap:.15rem 1.6rem;margin:.6rem 0 0;padding:0}
.facts div{display:flex;gap:.45rem}
.facts dt{color:var(--muted);flex:none}
.facts dd{margin:0}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;margin:1rem 0 0;padding:0}
nav a{display:inline-block;padding:.25rem 0}
.card{background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:.9rem 1.1rem;margin:.9rem 0}
.card>:first-child{margin-top:0}
.card>:last-child{margin-bottom:0}
.moment{border-left:5px solid var(--change)}
.moment.keep{border-left-color:var(--keep)}
.kind{display:inline-block;font-size:.82rem;font-weight:650;padding:.08rem .55rem;border-radius:99px;background:var(--change-ground);color:var(--change)}
.kind.keep{background:var(--keep-ground);color:var(--keep)}
.kind.evidence{background:var(--evidence-ground);color:var(--evidence)}
.kind.wrong{background:var(--wrong-ground);color:var(--wrong)}
blockquote{margin:.5rem 0;padding:.1rem 0 .1rem .9rem;border-left:3px solid var(--rule);font-family:ui-serif,Georgia,Cambria,"Times New Roman",serif;font-size:1.06rem}
.plain{list-style:none;margin:0;padding:0}
.summary p{max-width:44rem}
.lines{margin:0}
.lines div{padding:.55rem 0;border-bottom:1px solid var(--rule)}
.lines div:last-child{border-bottom:0}
.lines dt{font-weight:600}
.lines dd{margin:0}
.said-of dt{margin-top:.7rem}
.said-of dd{margin:0}
.written{white-space:pre-wrap}
.scroll{overflow-x:auto;margin:.6rem 0}
table{border-collapse:collapse;width:100%;font-size:.95rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .8rem .5rem 0;border-bottom:1px solid var(--rule);min-width:6.2rem}
td .kind{white-space:nowrap}
table.even{table-layout:fixed}
thead th{color:var(--muted);font-weight:600;font-size:.88rem}
tbody th{font-weight:600}
.number{font-variant-numeric:tabular-nums;white-space:nowrap}
.turns{list-style:none;margin:0;padding:0}
.turn{display:grid;grid-template-columns:4.2rem 1fr;gap:0 .9rem;padding:.55rem .5rem;border-radius:6px;scroll-margin-top:1rem}
.turn:target,.turn.here{background:var(--evidence-ground)}
.turn .at{color:var(--muted);font-size:.85rem;font-variant-numeric:tabular-nums;padding-top:.15rem}
.turn .at a{color:inherit;display:inline-block;min-width:24px;min-height:24px}
.turn .who{font-size:.85rem;font-weight:650;color:var(--muted);margin:0}
.turn.interviewer .who{color:var(--link)}
.turn .words{margin:0;white-space:pre-wrap}
.turn .notes{margin:.15rem 0 0;font-size:.85rem;color:var(--muted)}
.turn .notes a{margin-right:.8rem;display:inline-block;min-height:24px}
mark{color:inherit;background:none;border-radius:3px;padding:.05rem .12rem;box-decoration-break:clone;-webkit-box-decoration-break:clone}
mark.evidence{background:var(--evidence-ground);border-bottom:2px dotted var(--evidence)}
mark.keep{background:var(--keep-ground);border-bottom:2px solid var(--keep)}
mark.change{background:var(--change-ground);border-bottom:2px dashed var(--change)}
.here mark.evidence,.turn:target mark.evidence{background:var(--card)}
form{margin:.6rem 0}
fieldset{border:0;margin:1.1rem 0 0;padding:0;min-width:0}
legend,label.field{display:block;font-weight:650;padding:0;margin:1.1rem 0 .25rem}
.hint{color:var(--muted);font-size:.9rem;margin:.1rem 0 .35rem}
.choice{display:flex;gap:.6rem;align-items:flex-start;padding:.35rem 0}
.choice input{width:1.25rem;height:1.25rem;margin:.15rem 0 0;flex:none;accent-color:var(--link)}
textarea,select,input[type=text],input[type=search],input[type=date],input[type=number]{width:100%;max-width:44rem;font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--muted);border-radius:6px;padding:.55rem .7rem}
textarea{min-height:6.5rem;resize:vertical}
button{font:inherit;font-weight:650;min-height:44px;padding:.55rem 1.2rem;margin-top:1.1rem;border:1px solid var(--button);border-radius:6px;background:var(--button);color:var(--button-ink);cursor:pointer}
button.quiet{background:none;color:var(--link)}
.said{border:1px solid var(--keep);background:var(--keep-ground);border-radius:8px;padding:.8rem 1.1rem;margin:1rem 0}
.fault{border:1px solid var(--wrong);background:var(--wrong-ground);border-radius:8px;padding:.8rem 1.1rem;margin:1rem 0}
.said p,.fault p{margin:0}
svg{display:block;max-width:100%;height:auto}
svg text{fill:var(--muted);font:12px ui-sans-serif,system-ui,sans-serif}
.chart{margin:1.4rem 0}
.chart svg{width:100%;max-width:27rem}
.chart figcaption{font-weight:650;font-size:.95rem;margin-bottom:.4rem}
.chart-name{fill:var(--ink)!important;font-size:14px!important}
.chart-range{stroke:var(--link);stroke-width:6;stroke-linecap:round;opacity:.45}
.chart-bar{fill:var(--link)}
.chart-bar.other{fill:var(--muted)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.kind.quiet{background:none;color:var(--muted);padding-left:0}
.chart-line{stroke:var(--link);fill:none;stroke-width:2}
.chart-dot{fill:var(--link)}
.chart-axis{stroke:var(--rule)}
footer{margin-top:3rem;padding-top:.9rem;border-top:1px solid var(--rule);color:var(--muted);font-size:.88rem}
@media (min-width:60rem){main{padding-top:2.5rem}h1{font-size:2rem}.lines div{display:grid;grid-template-columns:20rem 1fr;gap:0 1.5rem}.lines dt{grid-row:span 2}.lines dd{grid-column:2}.turn{grid-template-columns:5.2rem 1fr}}
@media (max-width:34rem){.turn{grid-template-columns:1fr;gap:0}.turn .at a{min-height:0}.stack thead{position:absolute;left:-999rem}.stack tr{display:block;padding:.6rem 0;border-bottom:1px solid var(--rule)}.stack th,.stack td{display:block;border:0;padding:.08rem 0}.stack td{display:inline-block;max-width:100%;margin-right:1.2rem}.stack td::before{content:attr(data-label) ": ";color:var(--muted)}}
@media print{:root{${light};--ground:#fff}body{font-size:11pt}main{max-width:none;padding:0}nav,.skip,form{display:none}h2{break-after:avoid}.card,.turn,tr{break-inside:avoid}a{color:inherit;text-decoration:none}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`.replaceAll('\n', '');
