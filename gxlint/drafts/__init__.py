"""An empty report in the form of a year, with blanks to fill and hints as comments: `gxlint new`.

What stands in it is data (rules/drafts.yaml, rules/layouts, rules/tables); `compose` puts it together, one module a
format writes it (docx, markdown, html), `carry` takes over from last year's report what may be taken over.
"""
