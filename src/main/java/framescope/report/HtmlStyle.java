package framescope.report;

/// How a report looks.
final class HtmlStyle {
    static final String CSS =
            """
            :root { color-scheme: light dark; --fg: #1f2328; --muted: #59636e; --bg: #fff;
              --line: #d1d9e0; --client: #0969da; --server: #1a7f37; --bad: #d1242f;
              --soft: #f6f8fa; }
            @media (prefers-color-scheme: dark) { :root { --fg: #f0f6fc; --muted: #9198a1;
              --bg: #0d1117; --line: #3d444d; --client: #4493f8; --server: #3fb950;
              --bad: #f85149; --soft: #151b23; } }
            body { font: 14px/1.5 system-ui, sans-serif; color: var(--fg); background: var(--bg);
              max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
            p.about, footer, td.time, td.number { color: var(--muted); }
            code, pre, td.bits, td.data { font-family: ui-monospace, monospace; font-size: 12px; }
            pre { background: var(--soft); border: 1px solid var(--line); padding: .75rem;
              white-space: pre-wrap; overflow-wrap: anywhere; }
            table { border-collapse: collapse; width: 100%; }
            th { text-align: left; font-weight: 600; }
            th, td { border-bottom: 1px solid var(--line); padding: .25rem .5rem;
              vertical-align: top; }
            td.data { overflow-wrap: anywhere; white-space: pre-wrap; min-width: 12rem; }
            td.time, td.number { white-space: nowrap; font-variant-numeric: tabular-nums; }
            tr.client td.way { color: var(--client); } tr.server td.way { color: var(--server); }
            .bits b { border: 1px solid var(--line); padding: 0 .25em; margin-right: 2px;
              display: inline-block; font-weight: normal; }
            .bits b.one { background: var(--soft); font-weight: 600; }
            .finding { color: var(--bad); }
            .bad { color: var(--bad); border-bottom: 1px dotted; font-weight: normal; }
            .aside { color: var(--muted); }
            .comment { font-style: italic; white-space: pre-wrap; }
            svg { width: 100%; max-width: 60rem; height: auto; }
            svg text { font: 12px system-ui, sans-serif; fill: var(--fg); }
            svg text.time { fill: var(--muted); } svg line { stroke: var(--line); }
            svg .client { stroke: var(--client); fill: var(--client); }
            svg .server { stroke: var(--server); fill: var(--server); }
            svg .link { fill: none; stroke: var(--muted); stroke-width: 1.5; }
            svg .tie { stroke-dasharray: 3 2; }
            svg .bad { stroke: var(--bad); fill: var(--bad); }
            @media print { body { max-width: none; margin: 0; } tr, pre { break-inside: avoid; }
              thead { display: table-header-group; } }
            """;

    private HtmlStyle() {}
}
