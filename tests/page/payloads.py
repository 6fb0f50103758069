"""Fourteen texts that ran, or lost words, in TimelineJS where they were not escaped for it."""

PAYLOADS = [
    "<img src=x onerror='__xss=1'>", "&lt;img src=x onerror='__xss=1'&gt;", "&amp;lt;img src=x onerror=__xss=1&amp;gt;", "<script>__xss=1</script>", "<svg onload=__xss=1>",
    "www.x.org'onfocus='__xss=1'autofocus='1", "http://x.org/'onmouseover='__xss=1", "<a href='javascript:__xss=1'>x</a>", "<style>.tl-timenav{display:none}</style>",
    "<iframe srcdoc='<script>parent.__xss=1</script>'></iframe>", "<form action=//x.invalid><input name=a></form>", "\" onmouseover=\"__xss=1", "</script><script>__xss=1</script>", "<!--<script>__xss=1",
]
