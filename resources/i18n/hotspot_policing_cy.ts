<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en_GB" language="cy">
<!-- Begun by machine: a speaker of the language reads every line before it is relied on. -->
<context>
    <name>Advanced</name>
    <message>
        <location filename="../../ui/advanced.py"/>
        <source>Back to the &amp;defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/advanced.py"/>
        <source>Forget what was set here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>Risk now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>The report of this answer is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>&amp;Audit presence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>A head, each against its own mean; 1 is the most deprived tenth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Along deprivation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Between the lines chance alone leaves 95 % and 99.8 % of the neighbourhoods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Decile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Deciles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Figures</source>
        <translation>Ffigurau</translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Figures; what each can mean is in its tooltip and the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Minutes a 1,000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Need a 1,000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Neighbourhood</source>
        <translation>Cymdogaeth</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Presence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Presence against need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Presence against need and residents by neighbourhood, along deprivation and by group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Presence, need and residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>The neighbourhoods with the widest gaps, as shares of the whole; choose a bar to see it on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Value</source>
        <translation>Gwerth</translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>about as much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>presence ÷ need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>visits expected by need</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BalancePage</name>
    <message>
        <location filename="../../ui/balance_page.py"/>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_page.py"/>
        <source>Community</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_page.py"/>
        <source>For the equality and the data-protection impact assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_page.py"/>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_page.py"/>
        <source>Presence against need and residents, along deprivation and by group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_page.py"/>
        <source>Prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_page.py"/>
        <source>Searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_page.py"/>
        <source>What came of stops and searches in hot spots and elsewhere?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_page.py"/>
        <source>What was asked for, what was patrolled, what changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_page.py"/>
        <source>Which hot spots are made by policing itself?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BandsChart</name>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>days apart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <location filename="../../ui/card.py"/>
        <source>&amp;Accept as hot spot…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>&amp;Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>&lt;b&gt;{}&lt;/b&gt; crimes, &lt;b&gt;{}&lt;/b&gt; of all counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>&lt;b&gt;{}&lt;/b&gt; crimes, {} of all counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Back to the table (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Busiest locations</source>
        <translation>Lleoliadau prysuraf</translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Busiest windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>By number of crimes: no hot spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>By number of crimes: rank {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Crimes</source>
        <translation>Troseddau</translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Harm %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Harm &lt;b&gt;{}&lt;/b&gt;, &lt;b&gt;{}&lt;/b&gt; of all, by {}; the gravest crime makes {} of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Hours of the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>No offences: choose the offence field on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Offence</source>
        <translation>Trosedd</translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Offences and months cannot be shown: the layer of the crimes has left the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Rank {} of {}: {} {}; it covers {} km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Rank {} of {}: {} {}; {} crimes per km²; it covers {} km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Share</source>
        <translation>Cyfran</translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Show this hot spot on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Take this hot spot into the register, in force at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>The offences and months are being counted…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>Tick layers on the page Overlay to see what of them lies in this hot spot, near it and how far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>What lies there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>What the harm is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>being read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>left out, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>× says how many times its share in all crimes counted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChartWithTable</name>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>Charts need the Python module matplotlib.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>The numbers instead of the chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckView</name>
    <message>
        <location filename="../../ui/check_view.py"/>
        <source>Chec&amp;k data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_view.py"/>
        <source>Checks</source>
        <translation>Gwiriadau</translation>
    </message>
    <message>
        <location filename="../../ui/check_view.py"/>
        <source>Each check with its count; rest the mouse on one for what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/check_view.py"/>
        <source>Stopped; no report was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_view.py"/>
        <source>The whole report in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_view.py"/>
        <source>What is wrong with the crimes, with counts, and what they can bear; changes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_view.py"/>
        <source>What these data can bear</source>
        <translation>Beth y gall y data hyn ei gynnal</translation>
    </message>
    <message>
        <location filename="../../ui/check_view.py"/>
        <source>checking…</source>
        <translation>yn gwirio…</translation>
    </message>
    <message>
        <location filename="../../ui/check_view.py"/>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_view.py"/>
        <source>not checked</source>
        <translation>heb ei wirio</translation>
    </message>
    <message>
        <location filename="../../ui/check_view.py"/>
        <source>with a warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/check_view.py"/>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoicesForm</name>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source> · street-visible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>&amp;Crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>&amp;Offences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>&amp;Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>&amp;Rank by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>&amp;Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>Across a hexagon, or the side of a square. 150 m for violence and anti-social behaviour, 340 m for maps of a whole force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>Advanced ({} set)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>All there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>Any flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>By flags and Home Office codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>First day, included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>Hexagons of one size: the usual choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>How hot spots are found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>How many of the busiest places make the hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>In what shape of place crimes are counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>Last day, included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>Me&amp;thod</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>P&amp;laces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>Proposed: '{}' holds {} % of the crimes. Choose another area if this is not yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>Quick choices of the period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>Ready-made choices of offences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>Squares of one size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>Street-visible: what a patrol can see and deter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>The area looked at, such as the wards: places without a crime count too; hot spots are named after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>The field with the names of the areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>The last {} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>The layer whose polygons are the places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>The offences have names that the preset does not know; tick them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>The point layer of crimes, one point a crime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>The polygons of a layer of yours, such as beats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>Which days count; both ends are included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>Which kinds of offence count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>all {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>areas of a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>hexagons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>no offence field chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>wherever there are crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>{} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>{} month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>{} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandDialog</name>
    <message>
        <location filename="../../ui/command_dialog.py"/>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/command_dialog.py"/>
        <source>Copy the command on show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/command_dialog.py"/>
        <source>Linux, macOS (sh)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/command_dialog.py"/>
        <source>No command: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/command_dialog.py"/>
        <source>Show as command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/command_dialog.py"/>
        <source>The same result from a script, without a window:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/command_dialog.py"/>
        <source>Windows (cmd)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommunityView</name>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>&amp;Hear the answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>After</source>
        <translation>Ar ôl</translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Asked for and patrolled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Before</source>
        <translation>Cyn</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Each point a neighbourhood; choose one to see it on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Feeling safe, and presence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Neighbourhood</source>
        <translation>Cymdogaeth</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Presence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Priorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Safety, confidence and priorities by neighbourhood beside presence; never of fewer than ten answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Share of the answers that name it; the table has the crimes of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
<context>
    <name>ComparisonDialog</name>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>&amp;Whole area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>By crimes per km², not by their number alone: the best rank of the hot spots that share a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>By {}, not by the harm alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>C&amp;opy the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Choose a row to see it on all maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Close; the layers stay in the project (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Copy the table, to paste into a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Count and harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Crimes</source>
        <translation>Troseddau</translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Difference (points)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Difference: more harm, or more crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Harm</source>
        <translation>Niwed</translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Hot by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Hot spots by harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Hot spots by number of crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Rank by harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Rank by number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Share of crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Share of harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Share of harm − share of crimes, in percentage points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Show the whole area in all maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>harm only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/comparison.py"/>
        <source>number only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ControlsView</name>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>After</source>
        <translation>Ar ôl</translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Balance</source>
        <translation>Cydbwysedd</translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Before</source>
        <translation>Cyn</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Crimes</source>
        <translation>Troseddau</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Find &amp;controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>How like the arms are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Mean of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Places like the treated ones in level and trend before, far enough away from them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Rings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Squares: all candidates, points: controls. Left of the dotted line they count as alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Treated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>of control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source> (months, no days)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>&amp;Crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>&amp;Date field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>&amp;Files or ZIPs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>&amp;Import police.uk files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>&amp;Offence field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>&amp;Place field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>&amp;Try the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>, {} of them street-visible ({} crimes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>, {} of {} rows cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>A &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>A &amp;table of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>A f&amp;older of CSV files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>A f&amp;older…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Adds street crime of Cleveland, January to March 2025, and its wards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>An export of crimes or incidents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>CSV and ZIP files (*.csv *.CSV *.zip *.ZIP)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>CSV files, folders or ZIPs as downloaded from data.police.uk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Cri&amp;me number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Crimes at police stations, custody suites, hospitals and prisons say nothing of a street; edit the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Crimes of Cleveland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Files of data.police.uk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Folder with CSV files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Folder with files of data.police.uk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Import record&amp;s…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Import the files of data.police.uk or your own records, add your crimes to the project as a point layer, or try the sample: Cleveland, January to March 2025.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Looking at records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Looking at the crimes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Looking at the table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>No crimes yet</source>
        <translation>Dim troseddau eto</translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>No premises are &amp;left out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Note: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Points &amp;from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Save the crimes as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Stopped; nothing was imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Tables (*.csv *.txt *.tsv *.zip *.xlsx *.xlsm *.xls *.ods);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>The crimes were written to {} but cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>The field that names the kind of offence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>The field with the crime or incident number: rows with one number count once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>The field with the day or month of the crime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>The field with the earliest day and time, for the hours of the week on the cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>The field with the latest day and time, where only a span is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>The field with the street or place, for the cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>The point layer of crimes, one point a crime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>The project has no table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>The table cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Tim&amp;e to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Time f&amp;rom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Wards of Cleveland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Where the points come from, if whoever made the file has told you; it is kept with the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>Your own export: CSV, spreadsheet, or a table of the project; you confirm what its columns mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>as the data say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>no dates: choose the date field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>no offences: choose the offence field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>reading files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>{} crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>{} crimes at premises are &amp;left out…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/data_page.py"/>
        <source>{} kinds of offence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionDialog</name>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Changed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Please {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Problem, cause, action, partner or assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>The first day, included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>The last day, included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>The role or team that answers for the place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Valid &amp;from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Valid &amp;to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>What is noted; no names of people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>What people call the place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Who decides, by name or role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Why, in a sentence; it stays in the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>give a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>say who decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>write what is to be noted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeliveredView</name>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>&amp;Count visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Compliance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Delivered beside planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Hot spots by dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Place</source>
        <translation>Lle</translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Presence elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>The return is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Visits from GPS pings or a log, beside the plan; callsigns are hashed as they are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>patrol return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>{} cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EffectChart</name>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvaluatePage</name>
    <message>
        <location filename="../../ui/evaluate_page.py"/>
        <source>Controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_page.py"/>
        <source>Did crime fall more than in the control places, and did it move?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_page.py"/>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_page.py"/>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_page.py"/>
        <source>Maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_page.py"/>
        <source>Places to compare with, where no lot was drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_page.py"/>
        <source>Risk learned from the past and local layers, beside the best simple map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_page.py"/>
        <source>Sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_page.py"/>
        <source>Trial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_page.py"/>
        <source>Under how many settings a hot spot is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_page.py"/>
        <source>Watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_page.py"/>
        <source>Week by week: what stands out and what has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_page.py"/>
        <source>Which map finds next month's crimes, and which settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_page.py"/>
        <source>Who is treated when, drawn by lot before patrols begin</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <location filename="../../ui/export.py"/>
        <source>&amp;Copy the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/export.py"/>
        <source>&amp;Hot spots as GeoPackage…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/export.py"/>
        <source>&amp;Method statement (HTML)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/export.py"/>
        <source>&amp;Table as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/export.py"/>
        <source>'{}' could not be written ({}); choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/export.py"/>
        <source>Cards as a &amp;page (HTML)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/export.py"/>
        <source>E&amp;xport</source>
        <translation>Allf&amp;orio</translation>
    </message>
    <message>
        <location filename="../../ui/export.py"/>
        <source>Hot Spot Policing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/export.py"/>
        <source>Take the result elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/export.py"/>
        <source>Written to {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilesBox</name>
    <message>
        <location filename="../../ui/files_box.py"/>
        <source>&amp;Files or ZIPs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/files_box.py"/>
        <source>A f&amp;older…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/files_box.py"/>
        <source>Tables and ZIPs (*.csv *.CSV *.zip *.ZIP *.xlsx *.ods *.txt *.tsv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/files_box.py"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>&amp;Find hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>&amp;Find {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>About how long it takes, and in how many places the crimes are counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>About {} million places: choose the areas under Where, or a larger size, to have it quicker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>Choose crimes and press Find hot spots: the busiest places appear here and on the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>Count and &amp;harm…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>Hot spots by number and by harm side by side, and their difference; for hot spots ranked by harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>No offence is ticked; tick at least one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>Nothing found yet</source>
        <translation>Dim wedi'i ganfod eto</translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>Nothing says how much harm an offence is; choose a field or a table under Rank by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>Press Find {}: what the crimes answer appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>Runs in the background; you can go on working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>Show as co&amp;mmand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>The command that makes this result again, for scripts and scheduled jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>The last result was temporary and was lost when QGIS closed. Press Find hot spots to make it again: in a project that is saved it is kept beside the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>The layer of the last result is not in the project any more. Press Find hot spots to make it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>harm by {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>reading crimes…</source>
        <translation>yn darllen troseddau…</translation>
    </message>
    <message>
        <location filename="../../ui/find_page.py"/>
        <source>≈ {} s, {} places</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FrontierChart</name>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HarmChart</name>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>% of the harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>crimes</source>
        <translation>troseddau</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Crimes</source>
        <translation>Troseddau</translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>History of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Name</source>
        <translation>Enw</translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Nothing is noted yet: More → Note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Problem, causes, actions, partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Why</source>
        <translation>Pam</translation>
    </message>
</context>
<context>
    <name>HotspotDock</name>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>1 choice stored in this project cannot be used here; its default is used instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Balance</source>
        <translation>Cydbwysedd</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Crimes in: layers, files, the sample</source>
        <translation>Troseddau i mewn: haenau, ffeiliau, y sampl</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Did it work, and what stands out?</source>
        <translation>A weithiodd, a beth sy'n sefyll allan?</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Evaluate</source>
        <translation>Gwerthuso</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Find</source>
        <translation>Canfod</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Find and rank hot spots</source>
        <translation>Canfod a rhestru mannau poeth</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Hot Spot Policing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Hot spots over your own layers</source>
        <translation>Mannau poeth dros eich haenau eich hun</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Overlay</source>
        <translation>Troshaenu</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Patrol</source>
        <translation>Patrolio</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Places in force, and patrols for them</source>
        <translation>Lleoedd mewn grym, a phatrolau ar eu cyfer</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Publish</source>
        <translation>Cyhoeddi</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>Was presence fair, and what do people say?</source>
        <translation>A oedd presenoldeb yn deg, a beth mae pobl yn ei ddweud?</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>What can be told to everybody</source>
        <translation>Beth y gellir ei ddweud wrth bawb</translation>
    </message>
    <message>
        <location filename="../../ui/dock.py"/>
        <source>{} choices stored in this project cannot be used here; their defaults are used instead.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HotspotPolicing</name>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source> ({:.1f} % of its people)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source> Empty: found by its usual names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source> Of {} stays nobody can tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source> and others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source> and {:,} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source> and {:,} more names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source> and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source> in the study area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source> lead to no area by the look-up and do not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_rows.py"/>
        <source> on </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/presence.py"/>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/surface_styles.py"/>
        <source> per km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source> such as '{}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source> that match the filter</source>
        <translation> sy'n cyfateb i'r hidlydd</translation>
    </message>
    <message>
        <location filename="../../layers/surface_styles.py"/>
        <source> times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source> with the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source> {} visits are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>' and others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>'{}' ({}) has no column '{}'; download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/scale.py"/>
        <source>'{}' alone makes {:.0f} % of the variance and may hide other clusters; set VALUES to 'log'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>'{}' begins with none of count, kernel, decay, gistar, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/gdal_source.py"/>
        <source>'{}' can no longer be opened; check that the file is there and whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_sheets.py"/>
        <source>'{}' cannot be opened: it is locked with a password, or an old workbook by another name; save it as XLSX without a password, or as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_files.py"/>
        <source>'{}' cannot be read ({}).</source>
        <translation>Ni ellir darllen '{}' ({}).</translation>
    </message>
    <message>
        <location filename="../../layers/gpx_extensions.py"/>
        <source>'{}' cannot be read as GPX; save it again, or as CSV or GeoPackage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_files.py"/>
        <source>'{}' cannot be read as a table at line {:,} ({}); export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/delivery.py"/>
        <source>'{}' cannot be replaced ({}); close what has it open, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>'{}' cannot be used here; choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>'{}' cannot be used here; give another value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/output.py"/>
        <source>'{}' cannot be written ({}); choose another name or format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_table.py"/>
        <source>'{}' cannot be written ({}); make room on the disk or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/geopackage.py"/>
        <source>'{}' cannot be written to; ask for the right to change it, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/pointclusters.py"/>
        <source>'{}' cannot bear clusters in space and time: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>'{}' cannot bear emerging hot spots: {} Take a longer time or another PERIOD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>'{}' cannot bear near repeats: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>'{}' could not be written ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>'{}' could not be written ({}); choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/output.py"/>
        <source>'{}' could not be written ({}); is the disk full?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/geopackage.py"/>
        <source>'{}' could not be written to the end ({}); make room on the disk or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/output.py"/>
        <source>'{}' could not be written to the end{}; make room on the disk or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/public_atlas.py"/>
        <source>'{}' could not be written; make room on the disk or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres.py"/>
        <source>'{}' does not answer any more; check its connection and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/features.py"/>
        <source>'{}' does not answer; check its connection and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/refresh.py"/>
        <source>'{}' does not exist; check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/polygons.py"/>
        <source>'{}' does not fit its coordinate system {}; check which one it was made in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>'{}' does not say where it comes from: it was not made by these tools, was saved without its metadata, or is for the public.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/reader.py"/>
        <source>'{}' gave {:,} rows, then {:,}: it is being changed, or its connection is unsteady; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/weights.py"/>
        <source>'{}' gives '{}' two weights, {:g} and {:g}; keep one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_files.py"/>
        <source>'{}' has a line of more than a million characters, which no table of crimes has; download or export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>'{}' has a number below 0 for {}; numbers of people are 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>'{}' has an area called '{}', as the sum of all areas is called; give it another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>'{}' has an area without a name in '{}'; the public cannot find it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>'{}' has control places of its own (its field arm); leave CONTROLS empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/history.py"/>
        <source>'{}' has months, not days; choose months or quarters as PERIOD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/places.py"/>
        <source>'{}' has months, not days; give crimes with their day{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/compared.py"/>
        <source>'{}' has months, not days; take PERIOD month, or crimes with their day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_grid.py"/>
        <source>'{}' has more tables with such columns, which are not read: {}; import them by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>'{}' has neither a column 'Crime type' nor 'Outcome type'; download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>'{}' has no area '{}', which is in the release; give the same areas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_files.py"/>
        <source>'{}' has no column '{}', which '{}' has; read them one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_inputs.py"/>
        <source>'{}' has no column '{}'; a table of resources has the columns {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>'{}' has no column for coordinates by its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>'{}' has no column for coordinates; choose easting and northing, longitude and latitude, or one column that holds both, such as grid references.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>'{}' has no column for coordinates; to find them by '{}', give a table with the place of each UPRN or postcode (PLACES).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/weights.py"/>
        <source>'{}' has no column with {}; its columns are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>'{}' has no field '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>'{}' has no field '{}'; give hot spots of a detection tool, or choose another BY.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/answers.py"/>
        <source>'{}' has no field '{}'; its fields are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>'{}' has no field {}: its hot spots are called {}, … in their order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>'{}' has no record in {}; a month without records is not a month without crime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_sheets.py"/>
        <source>'{}' has no sheet '{}'; it has {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/refresh.py"/>
        <source>'{}' has no table of crimes that can be replaced; import them anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/presence.py"/>
        <source>'{}' has no visit to any of the hot spots; check that both are of the same places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>'{}' has nothing near the study area and is not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/code_tables.py"/>
        <source>'{}' has the code {} twice; keep one row for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>'{}' has the column '{}' {} times; download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/unpacked.py"/>
        <source>'{}' has {:,.0f} MB, and at most {:,.0f} MB of its kind are read at once; save it as CSV or GeoPackage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_grid.py"/>
        <source>'{}' has {:,} columns, and a table of crimes at most {:,}; export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_words.py"/>
        <source>'{}' has {} hot spots and so at most {} visits, fewer than {}; lower AREA_MINIMUM to {}, or raise CAP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_rows.py"/>
        <source>'{}' holds '{}' as visits; write a whole number from 0 to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/code_tables.py"/>
        <source>'{}' holds '{}' in the field '{}' for {}; a number belongs there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/polygons.py"/>
        <source>'{}' holds a shape with a corner that lies nowhere on Earth; repair it or take it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>'{}' holds hot spots or the places of a detection, which are never public; give wards or neighbourhoods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/answers.py"/>
        <source>'{}' holds no answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/history.py"/>
        <source>'{}' holds no crime in a whole {}; give a longer time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>'{}' holds no hot spot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>'{}' holds no hot spots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/hotspots.py"/>
        <source>'{}' holds no hot spots; find some first, or choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/weights.py"/>
        <source>'{}' holds no offence with a weight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>'{}' holds no ping with a time and a place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>'{}' holds no ping with a time that has passed and a place on the map of the hot spots; check TIME_FIELD and PINGS_CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/places.py"/>
        <source>'{}' holds no place{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/answers.py"/>
        <source>'{}' holds no points; give SURVEY_AREA, the field with the neighbourhood of each answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>'{}' holds no record for {} and too few in other months to say whether any were supplied: they count as months without crime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>'{}' holds no rows; choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>'{}' holds no rows{}; choose another layer or filter.</source>
        <translation>Nid oes rhesi yn '{}'{}; dewiswch haen neu hidlydd arall.</translation>
    </message>
    <message>
        <location filename="../../layers/road_network.py"/>
        <source>'{}' holds no streets near the places; check that both cover the same town.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/polygons.py"/>
        <source>'{}' holds no usable shapes; choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_rows.py"/>
        <source>'{}' holds no visits{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>'{}' holds no whole {} from {} to {}; give a longer time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/polygons.py"/>
        <source>'{}' holds no {}; choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>'{}' holds one place; a trial needs two or more, so that both arms are in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>'{}' holds the id '{}' twice in the field {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/places.py"/>
        <source>'{}' holds the place '{}' twice; give each an id of its own in the field {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>'{}' holds {} and WINDOWS asks for {} at least; give a longer time or fewer periods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>'{}' holds {} whole periods; the trend before takes four or more, so give a longer time or a shorter PERIOD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>'{}' holds {} whole weeks; a week is held against {} before it, so give a longer time or fewer BASE_WEEKS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>'{}' holds {}: too few to choose a map on some and score it on others; at least {} of each are needed, after as many for the maps to be made of. Give a longer time, a shorter PERIOD or another SCORE_FROM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>'{}' holds {}: too few to learn from some and be scored on others; at least {} of each are needed, after as many for the past. Give a longer time, a shorter PERIOD or a shorter HORIZON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register.py"/>
        <source>'{}' in '{}' holds every version of every place, retired ones too; choose the layer '{}' of the register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register.py"/>
        <source>'{}' in '{}' is a copy of a register that another program made: it does not follow later changes, so retired places would count; choose '{}' of the original register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>'{}' in '{}' is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>'{}' in '{}' is none of last=, bandwidth=, half_life=, kernel=</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/delivery.py"/>
        <source>'{}' in the folder '{}' was changed since it was made and would be lost; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/delivery.py"/>
        <source>'{}' in the folder '{}' was not made by this tool and would be lost; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register.py"/>
        <source>'{}' is a copy of a register that another program made, in which nothing follows later changes and history can be overwritten; use the original register, or copy its file as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>'{}' is a folder; choose a file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>'{}' is a grid reference: choose its column as '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/xlsx.py"/>
        <source>'{}' is damaged at '{}'; save it again as XLSX, or as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_files.py"/>
        <source>'{}' is empty; export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_files.py"/>
        <source>'{}' is in UTF-16; save it as CSV in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/presence.py"/>
        <source>'{}' is neither a patrol plan nor a table of compliance: it needs {} with {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/refresh.py"/>
        <source>'{}' is no GeoPackage that can be read ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/refresh.py"/>
        <source>'{}' is no GeoPackage; import the crimes into one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register.py"/>
        <source>'{}' is no name for a register; it is a GeoPackage, so let it end in .gpkg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>'{}' is no number in the field {} of the hot spots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_rows.py"/>
        <source>'{}' is no plan: it has no field {}; give the table that the tool Patrol plan makes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>'{}' is no profile of columns; choose one that was saved in Import records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register.py"/>
        <source>'{}' is no register of hot spots; choose another file, or a new name to make one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_sheets.py"/>
        <source>'{}' is no spreadsheet that can be opened; save it as XLSX or CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>'{}' is no {} file; choose one whose name ends in .{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/geopackage.py"/>
        <source>'{}' is not a GeoPackage that can be added to ({}); choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_files.py"/>
        <source>'{}' is not a ZIP file that can be opened; download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>'{}' is not a point layer; choose the layer of the crimes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/reader.py"/>
        <source>'{}' is not a point layer; choose the layer that holds the crimes as points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/delivery.py"/>
        <source>'{}' is not there after writing; choose another name or place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_contents.py"/>
        <source>'{}' is proposed as '{}': {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/reader.py"/>
        <source>'{}' is read row by row after {:,} rows, since reading it at once broke off: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>'{}' is skipped because {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/area_checks.py"/>
        <source>'{}' is there twice in '{}', one upon the other ({:,} names are so), as in boundaries of two years: filter the layer to one year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/delivery.py"/>
        <source>'{}' is write-protected; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>'{}' needs a bandwidth in metres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>'{}' needs a half_life in periods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/gdal_source.py"/>
        <source>'{}' no longer holds the layer '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/visit_log.py"/>
        <source>'{}' of '{}' is the name of several hot spots; write the hotspot_id of the one that is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>'{}' takes last= only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>'{}' tells the periods that are scored better than those before, as a layer does that was made of their crimes: look where it comes from, or leave it out. Until then use the simple map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/unpacked.py"/>
        <source>'{}' unpacks to {:,.1f} GB or more, which is too large to be read as it is; save it as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/opening.py"/>
        <source>'{}' was not opened, because it is neither a report of this session nor one in the project's folder; run the tool again to make a new report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/geopackage.py"/>
        <source>'{}' {}; close it there, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/output.py"/>
        <source>'{}': FlatGeobuf holds rows with a shape only, and {:,} of the result have none; let the name end in .gpkg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>'{}': a peer's defaults have no settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/time_zones.py"/>
        <source>'{}': its times are marked as UTC (Z) and are taken as written; if they are UTC, {:,} would move to the next day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/time_zones.py"/>
        <source>'{}': its times are marked as UTC (Z), as QGIS marks local times too, and are taken as written; if they are UTC, {:,} would move to the next day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/instants.py"/>
        <source>'{}': its times have a time zone, which this version of QGIS loses because {}: they are read as if they had none and may be hours off. Save the edits, or choose a layer without the join or the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>'{}': settings are numbers from 0 to {:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>'{}': the kernel is one of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_files.py"/>
        <source>'{}': the row that begins at line {:,} has a cell of more than {:,} characters; is a quote (") opened there that is never closed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_files.py"/>
        <source>'{}': the row that begins at line {:,} opens a quote (") that is never closed; correct or delete that row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_moments.py"/>
        <source>'{}': the time of {:,} rows was not read, such as '{}'; they have a day only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_moments.py"/>
        <source>'{}': {:,} dates were not read, such as '{}'; they are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/time_zones.py"/>
        <source>'{}': {:,} times are taken as UTC and given by the clock in the United Kingdom; {:,} of them fall on another day than is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_moments.py"/>
        <source>'{}': {:,} times are taken as UTC, such as '{}', and are given by the clock in the United Kingdom ({}); {:,} of them fall on another day than is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/time_zones.py"/>
        <source>'{}': {:,} times have a time zone and are given by the clock in the United Kingdom; {:,} of them fall on another day than is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_moments.py"/>
        <source>'{}': {:,} times have a time zone, such as '{}', and are given by the clock in the United Kingdom ({}); {:,} of them fall on another day than is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/holdout.html"/>
        <source>(finds points that crimes were moved to)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>(no name)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>(taken)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>+{:g} and more (more harm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>+{:g} to +{:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>, assumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>, chance alone, at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>, half {:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>, half-life {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_inputs.py"/>
        <source>, only all crimes together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_inputs.py"/>
        <source>, only others ({} …)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>, or let the reported date count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/places.py"/>
        <source>, or take months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>, with other figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>, {:+.0f} points since {} ({:+.0f} to {:+.0f})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>, {:+.1f} to {:+.1f}: {}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>. The best there could have been is {}; chance is {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>0: the plan that covers most harm; 1: the one that is most even across neighbourhoods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/publicationlayer.html"/>
        <source>1 to 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>4 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_files.py"/>
        <source>: '{}' is skipped because {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>: field with the area code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/places.py"/>
        <source>; accept candidates in the register first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>; false alarms are held at {:g} %, however often it is looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>; none within 10 km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>; the arms differ by {:.2f} standard deviations at most, {:.2f} before matching.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>; the nearest{} at {} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>; too few periods to tell that from chance).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/made_area.py"/>
        <source>; {:,} crimes elsewhere (up to {:,.0f} km away) are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>; {:,} gave no answer and are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>; {} more within {} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>&gt; 10 km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>A CSV file, a ZIP or folder of CSV files with the same columns, a spreadsheet (XLSX, XLS, ODS), or any table or layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>A GPX and a KML for each route, and one CSV with every stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>A JSON file that says which rows and columns the return has. Empty: hours and visits by month and agency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>A QGIS expression that a crime must satisfy, for what offence and date do not say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>A QGIS expression that a search must satisfy, such as "object" = 'Controlled drugs'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>A calibrated surface of crimes per km², the densest areas as hot spots, and two densities compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>A cluster of the first order has no fewer crimes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>A cluster this strong would appear by chance in fewer than 1 in {} such maps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>A crime that is older than the latest by so many days counts half, one twice as old a quarter; needs a date field. 183 days are half a year. 0: all crimes count alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>A date, a role, and where it is published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>A fall of {:g} % shows after {} weeks (power {:.0f} %, dispersion {:g}); </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>A gradient like that of crime is neither fair nor unfair by that; say what it means here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>A head, the most deprived fifth has {:.1f} times the presence of the least, and {} the crime or harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>A hidden count could be worked out from the others; nothing is written. Take larger areas or fewer OFFENCES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>A hot spot grows to this size at most; 0.1 km² is usual in practice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>A layer that one of these tools made; it carries where it comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>A month, a quarter, a week, four weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/chain.py"/>
        <source>A name or reason holds a character that is not valid; type it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>A number for each of these points, such as residents. Empty: each counts 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>A numeric field, 0 or more, such as harm: its sum then counts instead of the number of crimes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>A page for each area, and index.html that leads to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>A page for each route as PDF: map, times, problem, venues.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>A page in plain words for each neighbourhood, from a release; a draft until it is signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>A patrol plan, or the table of compliance that Patrol visits makes. Empty: every hot spot counts alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/methods.py"/>
        <source>A picture that people read at once: each crime spread over its surroundings, calibrated in crimes per km². It also colours streets where nothing happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>A place farther from every street cannot be reached, and is named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/look_up.py"/>
        <source>A postcode's point stands for all its addresses: some fifteen, or a whole village.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>A rate per year needs DATE_FIELD, so that the length of the period is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>A release covers whole months; give START={} and END={}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>A release is signed by a named person, with a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>A report of this tool on earlier data: offences that it does not know are new. Empty: those of the last four weeks that are nowhere before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>A road layer such as OS Open Roads: ways and times are along it. Empty: straight lines, a third longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>A row for each hot spot, day, shift and agency with visits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>A row for each place, and for each week or day where the lot is drawn anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>A row for each plan between most harm and most even.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/delivery.py"/>
        <source>A run that died has left an earlier result in '{}'; look at it, and delete the folder when it is not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/delivery.py"/>
        <source>A run that died while it replaced files in '{}' was undone; these are as they were before it: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>A short street with one crime has a high rate that says nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>A stay of at least so long is a visit; 11 to 15 minutes worked best in one city (Koper 1995).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>A table (CSV, spreadsheet, any layer) with the columns offence and weight, a row an offence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>A table from the codes of the tables to those of the areas, such as LSOA 2011 to 2021, or LSOA to borough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>A table of deprivation by area code; the income domain is best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>A table of residents by area code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>A table or layer with the place of each UPRN or postcode, such as OS Open UPRN or the ONS postcode directory: rows without coordinates get theirs from it. Empty: as the profile says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>A table with a row for each distance and time band.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>A table with a row for each hour of the week: 168 for all crimes, and 168 for each hot spot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/profile.py"/>
        <source>A table with one row per hot spot and layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>AREAS is empty; give beats, wards or small areas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>AREAS is empty; give the areas of the release.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>AREAS is empty; give the neighbourhoods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>AREAS is empty; give the wards or neighbourhoods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>AREAS is empty; give the wards, beats or neighbourhoods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>About as much (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>About as much presence as need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>About as often (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>About as safe (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>Add harm weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Add where they come from, on what terms, and how old they may get.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Addresses in an area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/communityfeedback.html"/>
        <source>After</source>
        <translation>Ar ôl</translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>After matching the arms still differ by {:.2f} standard deviations; up to {:g} counts as alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/profile.html"/>
        <source>Against the force (location quotient)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Agency field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Agency field of the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Agency where none is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Agency, shift, officers, hours a day that each gives to hot spots, and weekdays where not all; separated by semicolons: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/stability.html"/>
        <source>Agreement with all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>All candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>All crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>All crimes lie on one spot or line, so that the mean random distance is not known; give DISTANCE or STUDY_AREA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>All neighbourhoods in one file, for print: the atlas of a layout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>All places of the same kind, such as all units of a detection tool: with them the report says what choosing the worst of them brings by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/matchcontrols.html"/>
        <source>All treated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>All treated places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Along deprivation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>Among which crimes the days are dealt out anew. none: all; month, quarter: those of each calendar month or quarter, so that parts of the area with other seasons are not taken for near repeats; auto: month where the data show such a shift, else none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>An HTML report needs the Python module jinja2; install it with 'sudo apt install python3-jinja2' or the OSGeo4W setup, or leave REPORT empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>An absence of at most so long does not end a visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>An ellipse for each cluster of the first and of every higher order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/communityfeedback.html"/>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/survey_questions.py"/>
        <source>Answers in '{}' that are not known and count as no: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/survey_questions.py"/>
        <source>Answers in '{}' were taken as follows: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Answers that mean that somebody feels safe, or confident, separated by semicolons. Empty: yes, safe, agree, good, confident, satisfied with their degrees, and 4 and 5 of a scale to 5. Answers such as Don't know, Refused or N/A never count as answers to the question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Answers that mean yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Answers, a row each: points, or rows that name the neighbourhood. Nothing of a person leaves the tool.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/matchcontrols.html"/>
        <source>Apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Apply the refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>ArcGIS density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>ArcGIS kernel density, its automatic radius</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Area</source>
        <translation>Ardal</translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Area (km²)</source>
        <translation>Arwynebedd (km²)</translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>Area and busiest location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Areas</source>
        <translation>Ardaloedd</translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>Areas and their hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/area_checks.py"/>
        <source>Areas of '{}' overlap: {:,} pairs, such as '{}' and '{}' ({:.1f} % of the smaller one). What lies in both could be worked out from their figures; give areas that do not overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/area_checks.py"/>
        <source>Areas of '{}' overlap: {:,} pairs, such as '{}' and '{}' ({:.1f} % of the smaller one); {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>Areas with hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/arealsummary.html"/>
        <source>Areas, from the most crime per km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/trialdesign.html"/>
        <source>Arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>As planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>As the register has it, the places were chosen by data of {} to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>As their layer says, the places were found in data of {} to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Ask for the months that are missing; what looks like a fall or a rise may be the export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Ask whether unknown days are entered as that day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Ask whether unknown days are entered as the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Ask who made the file whether the points were moved, and say so on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/communityfeedback.html"/>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Asked for and patrolled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Asked for most: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/communityfeedback.html"/>
        <source>Asked for, patrolled, changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Asked for, patrolled, changed, as a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>Assignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>At most so far below the best plan (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_words.py"/>
        <source>At most {:.2f} % below the best plan there can be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>At the places with half of the {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>BANDWIDTH: {}; give one, such as 300.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>BY is empty; say who makes the change, by name or role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>BY={0}: '{1}' has no field '{0}'; its fields are {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>Balance</source>
        <translation>Cydbwysedd</translation>
    </message>
    <message>
        <location filename="../../resources/reports/monitor.html"/>
        <source>Band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Bandwidth (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Bandwidth by Silverman's rule of thumb: {:.0f} m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Bandwidth {:g} m, {} kernel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Bandwidths tried (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>Barriers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Beat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Beats, wards or neighbourhoods, watched beside the hot spots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Beats, wards or small areas that do not overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/communityfeedback.html"/>
        <source>Before</source>
        <translation>Cyn</translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Before the treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Before, the control places had {:.0f} % of the crimes of the treated places: a difference in crimes is then not fair, since what is common to both weighs more in the larger; read the change in per cent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/refresh.py"/>
        <source>Before: {}; now: {}, which begin {} and no longer {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/refresh.py"/>
        <source>Before: {}; now: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/audit.py"/>
        <source>Below 0 the more deprived have more {}, above 0 the less deprived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>Beside {} other offences of like size, each taken out by itself, these rank {} (1: the map changes most): they leave {:.0f} % of the places the rule keeps, the others {:.0f} to {:.0f} %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Between two pings in a place, at most so far apart, somebody surely stayed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/trialdesign.html"/>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Block of places alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/concentration.py"/>
        <source>Bootstrap draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/searchoverlay.html"/>
        <source>Borough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Boroughs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Boroughs or the whole force, for rates by residents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Both coordinates in one column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Both densities are first divided by their sums. ratio: first ÷ second; log_ratio: its natural logarithm; difference: first less second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>Briefings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/weeklypack.html"/>
        <source>Briefings are in the folder {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Bring the dates to one format, such as yyyy-mm-dd.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Bring them to one spelling, or they are counted apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Buffer (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/profile.html"/>
        <source>Busiest locations</source>
        <translation>Lleoliadau prysuraf</translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>Busiest: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>Busy by itself, not part of a cluster: with the places around it, no more than chance would make.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/localmoran.py"/>
        <source>Busy places among busy neighbours, and places unlike theirs, beyond chance (local Moran's I).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolvisits.html"/>
        <source>By agency and quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>By decile of deprivation, 1 the most deprived; a 1,000 residents, with 95 % intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>By distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>By hot spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/profile.html"/>
        <source>By month</source>
        <translation>Yn ôl mis</translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>By number: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>By turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/feedbackloop.html"/>
        <source>By what the public reported alone, {} of the hot area is on both maps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>CANDIDATES does not say how: too few crimes were counted in these places; give all that could have been chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>CANDIDATES holds too few places to know how places differ; give all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>CANDIDATES holds too few places to say how; give all that could have been chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>CANDIDATES is empty; give places of the same kind, such as all places of the detection tool that found the hot spots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>CANDIDATES says how only with crimes from {} on, and these begin later; give an earlier START, or a shorter time after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>CELL_SIZE: cells of {:g} m are too large for a bandwidth of {:.0f} m; use {:.0f} m or less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>CELL_SIZE: cells of {:g} m would be about {:,} in this area, more than the limit of {:,}; use {:g} m or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>CELL_SIZE: places of {:g} m would be about {:,.0f} in this area, more than the limit of {:,}; use {:g} m or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>CELL_SIZE: {:g} m is no size for a place; use metres above 0, for example 150.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>CODE_FIELD is empty; the tables are joined to AREAS by their code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>COMPARISON is asked for without COMPARE_LAYER; choose the points of the second density.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>CONTEXT_LAYERS: '{}' is the crimes themselves, so that what is to be forecast would be known beforehand; leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>CONTEXT_LAYERS: '{}' was made of crimes ({}), so that what is to be forecast would be known beforehand; leave it out and give layers of what lies there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>CONTROLS is empty; without control places nobody can tell what would have happened anyway.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>COUNT_HOTSPOTS is asked for without harm to compare with; give WEIGHTS or WEIGHT_FIELD, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>CRIME_TYPES: '{}' is not in the files; they hold {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>CSV files, folders with all their sub-folders, or ZIP files, as downloaded from data.police.uk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Caliper (standard deviations)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Callsign field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Callsigns are taken from '{}'; {} may hold them too (CALLSIGN_FIELD).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Candidates accepted, named, edited, merged, rejected or retired; a new set compared with the active one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Candidates nearer than this to a treated place are no controls: what is done there may reach them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolvisits.html"/>
        <source>Cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Cannot tell yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>Chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/communityfeedback.html"/>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Change (standard deviations; above 0: more)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Change of the map points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>Change to be seen (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Changed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/delivery.py"/>
        <source>Changed since by somebody else, and left as they are: {}; what they were before the run that died is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/concentration.py"/>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/checkdata.html"/>
        <source>Check</source>
        <translation>Gwiriad</translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>Check data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>Check of {}</source>
        <translation>Gwiriad o {}</translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Check their coordinates; a few lie over the border by right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Checked by linear programming with every total: each of the {:,} hidden counts could be {} or more, and could be 0, except {:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/checkdata.html"/>
        <source>Checks</source>
        <translation>Gwiriadau</translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>Choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>Choose another rule under Keep, such as the busiest place (top_k=1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>Choose another rule under Keep, such as the busiest street (top_k=1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>Choose another rule under Keep, such as the busiest {} places (top_k={}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>Choose another rule under Keep, such as the busiest {} streets (top_k={}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Choose the reference field, so that an incident and a crime with one number count once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Choose these offences for patrol, or your own list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Chosen by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Chronic, intermittent, emerging and fading are told by so many of the last periods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>Circles around the latest crimes within which another is more likely, each with the day it expires.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Closing code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/methods.py"/>
        <source>Clusters and outliers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/localmoran.py"/>
        <source>Clusters and outliers (local Moran)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/pointclusters.py"/>
        <source>Clusters of crimes by density (DBSCAN, ST-DBSCAN, OPTICS, HDBSCAN), with hulls or ellipses as hot spots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>Clusters of every order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/origin.py"/>
        <source>Coarse points: these {:,} {} lie on {:,} centres of postcodes, streets or squares, and not where each happened; use places of 340 m or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>Code of an area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Cold, 90 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Cold, 95 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Cold, 99 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>Coloured: over chance (q at most 0.05, at least 1.2 times as many).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>Columns as in the profile '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>Columns by their names: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>Columns: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/communityfeedback.html"/>
        <source>Comes first in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Committed from: date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Committed from: time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Committed to: date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Committed to: time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Community feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>Community report</source>
        <translation>Adroddiad cymunedol</translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Compare periods on one side of it, or areas of 250 m and more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Compare within one object of search; say how grounds are checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Compared by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Compared where the second density is at least 1 % of its greatest value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Compliance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>Computed in {} ({}), in metres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/concentration.py"/>
        <source>Concentration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Conditions that a crime must satisfy, separated by semicolons: public_place; not domestic; ho_class 8N, 5D; or a preset such as Serious violence in public, not domestic. Leave blank to count crimes with any flags.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/communityfeedback.html"/>
        <source>Confident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>Confirm this in Import records on the page Data, or give a PROFILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Consecutive cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Consecutive hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Control places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Control places like the treated ones in level and trend before, and rings around both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Controls are alike by the crimes of the same time. Where the treated places were chosen by another, the controls fall back by themselves and the treated do not; a lot drawn before (Trial design) has no such trap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Controls for each place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>Coordinate system of the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Coordinate system of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>Coordinates are read as 449512.5, 449,512 or 449 512.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Correct at the edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Correct them; they are left out of every map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/neighbourhood.py"/>
        <source>Correction for many places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Cost of a visit outside the peak windows (visits)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/checkdata.html"/>
        <source>Count</source>
        <translation>Nifer</translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/countcrimes.py"/>
        <source>Count crimes per place, rank the places and keep the busiest under a rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Counted by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/tally.py"/>
        <source>Counted here, not in the database: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/tally.py"/>
        <source>Counted in the database: {:,} rows in {:.1f} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres.py"/>
        <source>Counting '{}' in the database took longer than {} seconds; choose a shorter period or filter the layer, or raise the limit ({} in the advanced settings).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Counts by area that can be told: small ones hidden and what would give them away, in bands, checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Covered: what the visits give of what every hot spot at its cap would have, each further visit to one place counting less. Evenness: the share of the visits that are in the neighbourhood where they would be if presence were even. Gap: no plan at least as even is worth more by more than this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Crime already went different ways before treatment: from the first half of that time ({} to {}) to the second ({} to {}) it {} in the treated places relative to the control places (p = {:.3f}). So the control places are a poor guide to what would have happened without treatment: choose others, or do not rely on this result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Crime changed about as much in the buffers as in those of the controls (within {:.0f} %): {{}}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Crime changed about as much in the treated places as in the control places (within {:.0f} %): {{}} crimes, {{}}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Crime fell more in the buffers than in those of the controls: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Crime fell more in the treated places than in the control places: {} crimes, {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>Crime moves between parts of the area over months: pairs nearer than {:g} m and {:g} to {:g} days apart are {:.2f} times as many as by chance (p = {:.3f}), and repeats come sooner. Such a shift alone makes bands look over chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Crime number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Crime rose more in the buffers than in those of the controls, so that some may have moved into the buffers: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Crime rose more in the treated places than in the control places: {} crimes, {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>Crime types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Crimes</source>
        <translation>Troseddau</translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>Crimes against the controls by distance from the places (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>Crimes and harm are those of the earlier shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Crimes are counted in places of these sizes, on shifted grids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Crimes are those of {} days before {} and of {} from then on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>Crimes at excluded premises: {}{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Crimes before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/temporalprofile.html"/>
        <source>Crimes by hour of the week: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Crimes by month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>Crimes by month over the period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>Crimes by month; month 0 is the first of treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/matchcontrols.html"/>
        <source>Crimes by period, matched places and their controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Crimes by street: each goes to the nearest street, streets are ranked by crimes per 100 m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Crimes by week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>Crimes by week; week 0 is the first of treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Crimes farther from any street are left out and counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Crimes found per km² and period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Crimes from this day on do not count. Empty: nothing has been done yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Crimes in hot spots</source>
        <translation>Troseddau mewn mannau poeth</translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>Crimes in more than one area: {:,} of {:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>Crimes in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>Crimes in the hot spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Crimes in these polygons, or near these points, are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Crimes made by policing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/methods.py"/>
        <source>Crimes nearer to each other than by chance, as CrimeStat finds them: to compare with earlier work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Crimes of the last {} weeks may still be filling up: a low week there may be late recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Crimes per 1,000 residents and year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Crimes per 100 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Crimes per km²</source>
        <translation>Troseddau fesul km²</translation>
    </message>
    <message>
        <location filename="../../layers/past_styles.py"/>
        <source>Crimes per km² in one {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>Crimes that are nearer to each other than by chance, and clusters of such clusters (CrimeStat's NNH).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Crimes that the public reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>Crimes this near to a seed are its cluster. Empty: the lower limit of the mean random distance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/pointclusters.py"/>
        <source>Crimes this near to each other are neighbours; optics looks no farther, hdbscan does not use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/provenance.py"/>
        <source>Crimes used</source>
        <translation>Troseddau a ddefnyddiwyd</translation>
    </message>
    <message>
        <location filename="../../layers/provenance.py"/>
        <source>Crimes weighed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Crimes whose LOCATION_FIELD holds one of these are left out, separated by semicolons: Police Station; Hospital. Empty: none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Crimes with a reference, an exact place or a time, survey answers, searches and the pings of officers are personal data, even without names. Callsigns are hashed as they are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>Crimes with harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>Crimes with their cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Crimes without an offence, in no figure: {:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>Crimes, hot spots and shares by ward, beat or neighbourhood; names each hot spot after its area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Crimes, in parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Cut streets longer than (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/timeline.py"/>
        <source>DATE_FIELD is empty; a timeline needs the date of each crime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>DATE_FIELD is empty; before and after need the day of each crime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>DATE_FIELD is empty; emerging hot spots need the date of each crime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>DATE_FIELD is empty; near repeats need the day of each crime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/pointclusters.py"/>
        <source>DATE_FIELD is empty; st_dbscan needs the day of each crime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>DATE_FIELD is empty; the trend before needs the date of each crime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>DATE_FIELD is empty; weeks need the day of each crime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>DATE_FIELD is empty; what is released is whole months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/past.py"/>
        <source>DATE_FIELD is empty; {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>DECILES is not written: it needs PEOPLE and DEPRIVATION of the same areas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>DISTANCE must be above 0 m; leave it empty for the mean random distance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/neighbourhood.py"/>
        <source>DISTANCE must be above 0 metres; leave it empty to use rings of neighbours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/nearrepeat.html"/>
        <source>Dark cells are over chance: q at most 0.05 and at least 1.2 times as many pairs. Each pair counts once; a pair is two crimes so far apart in place and in days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Data Protection Act 2018, section 64, for law enforcement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/provenance.py"/>
        <source>Data window: {}</source>
        <translation>Ffenestr y data: {}</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Data-protection impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Date field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Dates</source>
        <translation>Dyddiadau</translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>Dates are read as 03/02/2025, 2025-02-03 or 3 Feb 2025.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_contents.py"/>
        <source>Dates or times are not used from: {}; choose what they are above, if they matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/checkdata.html"/>
        <source>Dates: {}.</source>
        <translation>Dyddiadau: {}.</translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/pointclusters.py"/>
        <source>Days (st_dbscan)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Days (yyyy-mm-dd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>Days and points are known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>Days are known.</source>
        <translation>Mae'r dyddiau'n hysbys.</translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>Days are known: Impact compares whole weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Days before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>Days dealt out within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Days in rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Days of delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Days of presence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Days of the plan, separated by semicolons. Empty: all of them; without a plan, tomorrow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>Days over which the crimes were counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>Decile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Decile of deprivation (1: most deprived)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Deciles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Default points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolvisits.html"/>
        <source>Delivered</source>
        <translation>Cyflawnwyd</translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Delivered beside planned, by hot spot, agency and quarter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Delivered ÷ planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Densities compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Densities with these bandwidths.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/methods.py"/>
        <source>Density surface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Deprivation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Deprivation is given as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>Detect</source>
        <translation>Canfod</translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Did crime fall more than in control places, did it move, and can anybody tell?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/searchoverlay.html"/>
        <source>Difference, points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Diminishing cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Diminishing hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Disclosure report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Disclosure report as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Dispersion of crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>Dispersion of the changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/monitor.html"/>
        <source>Dispersion of the weekly counts: {:.2f} (1: chance alone).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/profile.html"/>
        <source>Distance (m)</source>
        <translation>Pellter (m)</translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/pointclusters.py"/>
        <source>Distance (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>Distance across a hexagon, or side of a square, in metres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>Distance across a hexagon, or side of a square, in metres. 150 m suits violence and anti-social behaviour, 340 m (0.1 km²) strategic maps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Distance around premises (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Distance around stations (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>Distance bands (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Distance to the nearest (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Distance to treated places (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>Distance, days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Distances (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/methods.py"/>
        <source>Does a crime make another nearby and soon more likely, how far and how long, and where is that risk now? Needs days and exact points; for burglary and vehicle crime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Does presence lean on deprived places more than crime does?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/weeklypack.html"/>
        <source>Done.</source>
        <translation>Wedi'i wneud.</translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolvisits.html"/>
        <source>Dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Draft release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/pointclusters.py"/>
        <source>EPS must be above 0 m; 100 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>EVENNESS is above 0: say who chose this point (CHOSEN_BY) and why (REASON).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>EVENNESS needs two neighbourhoods; '{}' has only '{}' in the field {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>EXCLUDE is given without LOCATION_FIELD; say which field names the place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>EXCLUDE_DISTANCE must be above 0 m, since '{}' holds no polygons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/temporalprofile.html"/>
        <source>Each crime gives every hour the share of its span that falls there. The darker, the more; framed are the busiest windows of four hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>Each hot spot with the visits wanted, planned and missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>Each map at each share of the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Each measure with its interval and what it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Each place and area by week: crimes, the mean of the weeks before, the band.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/timeline.py"/>
        <source>Each place in each period: crimes and crimes per km², in the same classes throughout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Each place with its arm and crimes before and after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>Each place with the crimes expected, its rank, and how sure it is that it is among the hot ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>Each point is a plan with the same number of visits; the ring is the one taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/coordinates.py"/>
        <source>Each point is the middle of its square ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Each priority: how many asked for it, presence where it comes first, and crimes before and after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>Each run makes a folder in it, named after the day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>Each shape is this much larger, so that crimes on one spot or on a line have an area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Each size on so many grids, shifted by parts of a place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>Earlier report (JSON)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Easting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Easting or longitude field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/searchoverlay.html"/>
        <source>Elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>Emerging hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Entry of the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Entry of the log is a</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Equality impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Error of a position (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>Evaluate</source>
        <translation>Gwerthuso</translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Even presence is the same for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/permutations.py"/>
        <source>Even with {:,} permutations no single cell of {:,} can be told from chance, only several together; take fewer bands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/permutations.py"/>
        <source>Even with {:,} permutations no single place of {:,} can be told from chance, only several together; take the p-values 'auto' or larger places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Evenness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Evenness of presence (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_words.py"/>
        <source>Evenness of presence across neighbourhoods: {:.1f} %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Event study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>Event study by month, change of the treated against the controls since the time before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>Event study: spans of {} weeks, change of the treated against the controls since the time before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Every candidate of '{}' lies within {:g} m of a treated place; give others, or a smaller CLEAR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Every change, and how it was checked; not for the public.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Every control place lies on a treated one; choose others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>Every crime is one of the offences made by policing; there is no other map to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Every crime of '{}' is newer than {} days; nothing is told yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Every figure that is told: area, offence, period, band.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Every offence is one that is not shown by area ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>Every place with its crimes, rank and Gi*.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>Every place with its crimes, those made by policing, and whether it is hot on each map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Every stay: place, day, times, minutes at least and at most, and whether it is a visit. No callsigns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Every street with its crimes, per 100 m, and rank.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>Every time is the same minute of the day, so nothing can be said about the hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Every visit with its number in the route and its times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>Every weight of '{}' by {} is 0, so nothing can be ranked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/monitor.html"/>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Evidence of a change (1: none; above 20: strong)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>Exceptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Exceptions, changes, the funnel and the weeks of places, as a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/monitor.html"/>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Expected by chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/flags.py"/>
        <source>FLAGS: '{}' does not give Home Office codes; write them as in ho_class 8N, 5D, 34.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/flags.py"/>
        <source>FLAGS: '{}' is not a flag of '{}' ({}) and not a preset; the presets are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/flags.py"/>
        <source>FLAGS: '{}' leaves out {:,} of {:,} rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/flags.py"/>
        <source>FLAGS: '{}' needs a field '{}' with Home Office codes, which '{}' does not have; choose offences by name instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>FLOOR ({floor}) is above CAP ({cap}); lower FLOOR or raise CAP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>FORCE is empty; a page says who publishes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>FROM_FIELD is empty; say which field holds day and time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>Fairness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Fairness audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/risksurface.html"/>
        <source>Falls by (points)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>False alarms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Farthest from a street (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>Feedback loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Feel about as safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Feel less safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Feel safer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Fewer crimes than before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Fewest answers shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>Fewest crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Fewest crimes of a hot street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Fewest searches for a rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Fewest visits per hot spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Field with ids to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Field with names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Field with the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Field with the outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>Field with who reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Fields of the population table with residents of groups, separated by semicolons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Figures</source>
        <translation>Ffigurau</translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Figures for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Figures were made for: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>Files, folders or ZIPs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>Files, folders or ZIPs of data.police.uk, or with PROFILE a force's export: read into the GeoPackage of the crimes before all else. Empty: the crimes are taken as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/gistar.py"/>
        <source>Find places that, with their neighbours, are busier than chance would make them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../plugin.py"/>
        <source>Find where crime concentrates and what lies there</source>
        <translation>Canfod ble mae troseddu'n crynhoi a beth sydd yno</translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>Finds more where crimes are few; the trend is still that of the single periods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>First day (yyyy-mm-dd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>First day of patrols (yyyy-mm-dd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>First day of the release, the first of a month. Leave blank to release one month only: the month of the last day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>First day of treatment (yyyy-mm-dd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>First day to count, itself included. Leave blank to count from the first day of the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>First day to count. Empty: the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/surface_styles.py"/>
        <source>First density as a multiple of the second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/surface_styles.py"/>
        <source>First less second density (shares of a cell)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>First of the month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>First order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Flag: alcohol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Flag: bladed article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Flag: domestic abuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Flag: hate crime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Flag: online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Flag: public place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Flag: under 25</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Flags and Home Office codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Folder for GPX, KML and CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Folder for briefings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>Folder for pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>Folder for the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>Folder of the packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>For a table: the field with easting or longitude.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>For a table: the field with northing or latitude.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>For add and refresh: the hot spots of any method, polygons drawn by hand, or a list you were given. For edit: one polygon, the new shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>For log: problem, cause, action, partner or assessment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>For log: what is noted; no names of people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>For officer-minutes, where a log does not say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>For plans that do not say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>For refresh: change the register. Otherwise only the table of changes is made, to be looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>For refresh: places that stay keep the shape they have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>For refresh: two are the same place where they share at least this part of the smaller one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>For the effect, and the day since which a change is looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>For the effect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>For throughout: the share of each block that is treated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impactprompts.html"/>
        <source>For you to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>Formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>Fr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/charts.py"/>
        <source>Fri</source>
        <translation>Gwe</translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>Friday</source>
        <translation>Dydd Gwener</translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>From (day and time)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>From this day on is after; what is before it is before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>From week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>From {} to {}. Plan {}, made by {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Full hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>Further shares (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Future dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>GPS pings of the week, for compliance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>GROUP_FIELDS is given without GROUP_FIELD; say which field of the searches has the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>GROUP_FIELDS: '{}' is not of the form group = field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>GROUP_FIELDS: no search has the group '{}'; the field '{}' holds {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>GROUP_FIELDS: the group '{}' is given twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/risksurface.html"/>
        <source>Gain (points)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>Gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Gaps joined (minutes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>Generalised Gini</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>Gi* cannot be computed: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Gi* class (−3 … 3: cold … hot at 99, 95, 90 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/gistar.py"/>
        <source>Gi* needs at least two places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Gi* of {}, by false discovery rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Gi* p-value (two-sided)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Gi* q-value (false discovery rate)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Gi* z-score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>Gini</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/chosen.py"/>
        <source>Give CANDIDATES, or controls matched on that time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/chosen.py"/>
        <source>Give SELECTED_FROM and SELECTED_TO, the days of the data by which they were chosen, or CANDIDATES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>Give each crime the harm of its offence from a table of weights; offences without one are listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Given up for days in a row (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Gradient, concentration index, floor and groups, each with its interval and what it means.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Greatest density (crimes per km²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/past.py"/>
        <source>Grids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>HALF_LIFE is given without DATE_FIELD; say which field holds the date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>HALF_LIFE: {:g} days is too short to rank by; give {:g} days or more, or 0 to have all crimes count alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/pointclusters.py"/>
        <source>HDBSCAN of scikit-learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>HOTSPOTS is asked for without HOTSPOT_LAYER; give the hot spots, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/places.py"/>
        <source>HOTSPOT_LAYER and REGISTER are empty; give the hot spots, or the register with active places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>HOTSPOT_LAYER holds {:,} polygons; give one, the new shape of {} (a selection of one will do).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/hotspots.py"/>
        <source>HOTSPOT_LAYER is empty; give the hot spots that a detection tool made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>HOTSPOT_LAYER is empty; give the hot spots to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>HOTSPOT_LAYER means nothing to the action {}; name the places in PLACES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Had nothing been done, the choice of these places for what was counted before, and what all places have in common, would change them by {:+.0f} % ({:+.0f} to {:+.0f} %, {}); {:+.0f} % was seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/concentration.py"/>
        <source>Half of {} crimes lie in {:.1f} % of {} places, a quarter in {:.1f} %; Gini {:.2f}, generalised {:.2f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Half-life of a crime (days)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Handling marking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>Harm</source>
        <translation>Niwed</translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>Harm %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/concentration.py"/>
        <source>Harm (by {})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Harm (weighted sum)</source>
        <translation>Niwed (swm wedi'i bwysoli)</translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Harm by {} per km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>Harm by {}: the sum of the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Harm changed about as much as in the control places (within {:.0f} %): {{}}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Harm covered (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Harm fell more than in the control places: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>Harm is by {}. {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Harm per km² by {}, times the average of the area{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Harm rose more than in the control places: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/profile.html"/>
        <source>Harm {} by {}: {} of all; the gravest crime makes {} of it.</source>
        <translation>Niwed {} yn ôl {}: {} o'r cyfan; y drosedd fwyaf difrifol yw {} ohono.</translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Have them geocoded in the records system; under 85 % the map misleads (Ratcliffe 2004).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Heat over the periods: Gi* of {}, q ≤ 0.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/publicationlayer.html"/>
        <source>Held against {} earlier releases: no month is told twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Hidden, though told for the whole area only: {}. For the same reason each of these is known to be 1 to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>High among high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>High among low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Historical cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Historical hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Hit rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Hit rate in the periods of the choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Hit rate, ties against the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Home Office class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Hot (1 = yes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../plugin.py"/>
        <source>Hot Spot Policing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/stability.html"/>
        <source>Hot area that stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Hot by number of crimes (1 = yes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Hot by what the public reported (1 = yes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>Hot in at least this share of all periods: intermittent, unless only lately (emerging) or only formerly (former).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>Hot in at least this share of all periods: persistent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/stability.html"/>
        <source>Hot in this share of the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Hot only with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Hot only without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/stability.html"/>
        <source>Hot places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Hot spot</source>
        <translation>Man poeth</translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/profile.py"/>
        <source>Hot spot profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Hot spot profiles (JSON)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>Hot spots</source>
        <translation>Mannau poeth</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>Hot spots again without the offences that policing itself brings up: what stays, what goes, what comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>Hot spots and exceptions: {}; {}. Public figures: all offences, by whole months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/profile.py"/>
        <source>Hot spots and other layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Hot spots by dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>Hot spots by harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>Hot spots by number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>Hot spots by number, beside those by harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Hot spots come into force when a named person accepts them; say who that is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Hot spots of 150 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Hot spots that a detection tool made, or any polygons: how sure each of them is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/feedbackloop.html"/>
        <source>Hot spots that come without them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>Hot spots with all offences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/feedbackloop.html"/>
        <source>Hot spots with all offences; of all crimes {} are made by policing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Hot spots with searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>Hot spots without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Hot spots, how sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/timeline.py"/>
        <source>Hot spots, places or areas: any result, or polygons of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Hot streets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Hot streets become polygons this wide, to be laid over other layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Hot under one setting only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Hot with and without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Hot without the crimes made by policing (1 = yes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Hot, 90 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Hot, 95 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Hot, 99 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Hot: the densest part of the area (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Hot: the smallest area with this much of the density (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Hour (0–23)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Hours and visits by month, as the template says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Hours missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>Hours of the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Hours of the week (JSON)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>How a result was made: data, exclusions, choices, formula, limits, versions, the command to repeat it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>How far a control may be from its place in level and in trend, in standard deviations over all places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>How far a crime reaches. Empty: by Silverman's rule of thumb, shown in the log and the notes; it suits one heap and smooths a whole force too much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>How far around stations presence does not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>How far around the premises of EXCLUDE_LAYER crimes are left out, in metres; above 0 for points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>How far below the mean random distance the limit lies, in standard errors: 1.645 is one-sided 5 %, 0 the mean itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/profile.py"/>
        <source>How far outside a hot spot a feature still counts as near, in metres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/concentration.py"/>
        <source>How few places hold how much of the crime and harm: Lorenz curve, Gini, and the places that hold half.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/methods.py"/>
        <source>How few places hold how much of the crime? Says whether hot spots are worth the while at all, and whether that changes between periods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>How like the arms are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>How like the arms are, before and after matching.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/matchcontrols.html"/>
        <source>How like the arms are; differences in standard deviations, up to 0.1 they count as alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>How likely the trial shows such a fall, at a 5 % test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>How long a visit is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>How many days before count. 0: as many as after. Whole weeks or months are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>How many days the plan has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>How many officers go together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>How many plans from most harm to most even are made and compared; 0: only the one taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/neighbourhood.py"/>
        <source>How many rings of touching places make the neighbourhood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/audit.py"/>
        <source>How many times the {} a head in deciles 1–2 are those in 9–10. The two stand side by side: presence that leans to deprived places as crime does is not by that unfair, nor by that fair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>How many weeks the trial is to run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>How much is found in how much of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>How much of each hot spot is made by policing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>How much of the area can be patrolled: the choice is made here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>How much of the map of crime is made by policing itself?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/feedbackloop.html"/>
        <source>How much of the map stays without an offence of like size (half to twice as many crimes); it says where offences lie, not why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>How much of the worth of the plan may be given up so that visits lie on three or more days in a row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/countcrimes.py"/>
        <source>How much to keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>How much wider than chance counts of crimes spread.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>How much wider than chance the changes of places vary from before to after; 1 is pure chance. London burglary: 1.8 over half a year, 2.1 over a year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>How often a hot spot may be visited in one shift.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>How often as many crimes are taken away at random, for how much of the map would then stay on average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>How often something came of a search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>How often something came of searches in and out of hot spots, and rates by group at borough scale only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>How often the days are dealt out anew; p cannot be below 1/(permutations + 1). The usual 999 are raised to what the number of bands needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/concentration.py"/>
        <source>How often the places are drawn anew for the intervals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>How people can say what they think: a meeting, a telephone number, an address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>How rare a week beyond the band is, in standard deviations: at 3 one week in 741 lies above by chance, and one below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>How safe people feel, and presence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>How sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>How sure a hot spot is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/stability.html"/>
        <source>How sure each hot spot is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/past_styles.py"/>
        <source>How sure: hot in this share of the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>How the heat has gone over the periods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>How times marked as UTC (Z), and times without a time zone, are read. auto: times without a zone as written; Z as UTC, but as written in a GeoPackage, where QGIS marks local times too, unless the times on the full hour in winter and summer say otherwise; written: both as written; utc: both as UTC. Times with any other offset always become UK time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>How to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>How unlike the two are (standard deviations)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>INTERMITTENT_SHARE must be above 0 % and not above PERSISTENT_SHARE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>INTERVENTION is empty; give the first day of treatment as yyyy-mm-dd.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/stability.html"/>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Ids of the places that the action is about, separated by semicolons: HS-0001; HS-0004. Empty with accept and reject: all candidates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Impact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Impact prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>Import police.uk files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>Import records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/visit_log.py"/>
        <source>In '{}' no column holds the end or the minutes of a visit; its columns are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/visit_log.py"/>
        <source>In '{}' no column holds the {}; its columns are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/pings.py"/>
        <source>In '{}' no field was found that holds the {}; say which one does: its fields are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>In a car about 30 in town, on foot about 5; where a street has no speed of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>In and out, by group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>In each block of places alike the arms are drawn; 2 makes pairs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/searchoverlay.html"/>
        <source>In hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/searchoverlay.html"/>
        <source>In hot spots and elsewhere; shares of searches after which something was done, with 95 % intervals; none under {} searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>In or out of hot spots there are too few to say how often something came of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/holdout.html"/>
        <source>In the choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>In the last {} {:,} were hot in three of four and more; the hot areas of one and the next overlap by {:.0f} %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>In the week from {} {} of {} {} stand out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>In {:,} of {:,} periods nothing is claimed: fewer than {} crimes, or all places alike; a longer PERIOD may help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>In {} of {} neighbourhoods recorded patrol time is more than {} asks for, in {} less, in {} about as much (within {:g} %); for {} the numbers are too small to tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Inside</source>
        <translation>Y tu mewn</translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Inside the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Instead of a field: a table (CSV, spreadsheet, any layer) with the columns offence and weight. Harm, the sum of the weights, then counts instead of the number of crimes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/neighbourhood.py"/>
        <source>Instead of rings: places whose centre lies within this many metres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Instead: a table with the columns agency, shift, officers, hours and maybe days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Intensifying cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Intensifying hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>Intermittent from (% of the periods)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Into how many routes a shift is split. 0: as many as are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/coordinates.py"/>
        <source>Irish grid references</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Is anything decided by a machine alone?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>Is it part of a cluster? *** by chance in fewer than 1 in 100 such maps, ** 1 in 20, * 1 in 10, – busy by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>It gave no reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>It is an overall index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>It is better by more than chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/chosen.py"/>
        <source>It is not known how these places were chosen, and chosen places change by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/origin.py"/>
        <source>It is not known where these points come from: no two {} share one. Ask who made the file whether points were moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/origin.py"/>
        <source>It is not known where these points come from: {:.0%} of the {} share one with another, as addresses do, and points moved on purpose. Ask who made the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>Judge a period together with the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>KERNEL: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/countcrimes.py"/>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Keep the shapes of known places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Kind of cluster (HH, LL, HL, LH; empty: not significant)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>LAYER cannot be opened; check that the file is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>LEDGER is empty, so this release was not checked against earlier ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>LOOKUP: '{}' has no field '{}'; give LOOKUP_FROM and LOOKUP_TO.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>Largest hot spot (km²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Last day (yyyy-mm-dd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Last day of the release, the last of a month. Leave blank for the last whole month in the data that ended before the days of delay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Last day to count, itself included; a day after the last record in the layer is taken as the day of that record. Leave blank to count to the end of the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Last day to count. Empty: the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Last four weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/monitor.html"/>
        <source>Last week, {}: each place and area, the least likely first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_rows.py"/>
        <source>Late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Late reports will still add to them; compare them with nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/profile.html"/>
        <source>Layer</source>
        <translation>Haen</translation>
    </message>
    <message>
        <location filename="../../algorithms/discretion.py"/>
        <source>Layer from a database or the web</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Layers that the briefings show under routes and places, the topmost first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Layers under the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/risksurface.html"/>
        <source>Learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/risksurface.html"/>
        <source>Learned on {} to {}, where the simple map was chosen, too; scored on {} to {}, each {} forecast by both from what came before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>Learned risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>Learned risk, share of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Least visit (minutes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/ledger.py"/>
        <source>Ledger of releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/provenance.py"/>
        <source>Left out</source>
        <translation>Gadawyd allan</translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>Left out: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolvisits.html"/>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Length (km)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Length (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Length inside (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Length of a visit (minutes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Length of visits: short, right or long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Length takes the place of area. top_k: this many streets; area_share: the busiest in this percentage of the length; crime_share: the fewest that hold this percentage of crime; two_sd: this many standard deviations above the mean; area_km2: the busiest in this many km of street.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Less presence than need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/trialdesign.html"/>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Level before (crimes or harm, or crimes a period)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>Licensed premises, stations, schools, roads: the distance to the nearest, and of points how many lie within 500 m. Layers about places, never about people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Likelier than by chance, until the day it expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Lines from junction to junction, such as the road links of OS Open Roads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>Lines, such as rivers and railways, that a hot spot must not reach across.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Linked or duplicate incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Local Moran's I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/localmoran.py"/>
        <source>Local Moran's I cannot be computed: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Local Moran's I of {}, q ≤ 0.05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Local Moran's p-value (two-sided)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Local Moran's q-value (false discovery rate)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>Local layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Location field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Log of visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/surface_styles.py"/>
        <source>Logarithm of first ÷ second density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Longer streets are cut into equal parts of at most this length. Empty: they stay whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Look there: a station, hospital or town centre that stands for an unknown place is left out by its name or as a layer of premises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Look whether an offence was renamed or a new recording rule began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Look whether they are one crime entered twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>Look-up of codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>Look-up: from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>Look-up: to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/supplied.py"/>
        <source>Looking for the first and the last day of all records of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/concentration.py"/>
        <source>Lorenz curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/concentration.html"/>
        <source>Lorenz curve: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Low among high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Low among low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>MAPS, CELL_SIZES and COVERAGES make {:,} scores, and at most {:,} can be compared; try fewer maps, sizes or shares of the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>MAPS: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>MARGIN must be above 0 m; 25 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>MARKING has {} characters; write {} at most, so that it stands on every page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>MARKING is empty; a pack carries a handling marking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>MAX_AREA must be above 0 km²; 0.1 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/pointclusters.py"/>
        <source>METHOD: hdbscan needs scikit-learn 1.3 or later, and this QGIS has {}; choose dbscan or optics, or update it (on Windows with the OSGeo4W setup).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>MIN_POINTS must be 2 or more; 10 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/feedbackloop.html"/>
        <source>Made by policing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>Made by policing are taken to be: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/route_pages.py"/>
        <source>Made {:%Y-%m-%d %H:%M} with Hot Spot Policing {}. Times are a plan, not an order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/provenance.py"/>
        <source>Made {} with QGIS {} and Hot Spot Policing {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/provenance.py"/>
        <source>Make it again: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/holdout.html"/>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>Maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Maps are made of so many of the last periods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/holdout.html"/>
        <source>Maps at {:g} % of the area, the best in the end first; chosen was the one that was best in the choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>Maps of {} cannot be tried: only {} come before {}, from which on maps are scored. Give a longer time or a later SCORE_FROM to try them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>Margin around the crimes (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/matchcontrols.html"/>
        <source>Matched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Matched controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Matched − controls (standard deviations)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolvisits.html"/>
        <source>Mean minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Mean minutes of a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/matchcontrols.html"/>
        <source>Mean of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Mean of the weeks before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>Measures, with 95 % intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/pointclusters.py"/>
        <source>Method</source>
        <translation>Dull</translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>Method statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>Method statement: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>Minutes a 1,000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Minutes at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Minutes at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Minutes in places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Minutes of a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Minutes of presence outside hot spots and stations in squares; squares with fewer than three units are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Minutes of presence per 1,000 residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Minutes of travel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>Minutes per 1,000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Minutes planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Minutes there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>Mo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/charts.py"/>
        <source>Mon</source>
        <translation>Llun</translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>Monday</source>
        <translation>Dydd Llun</translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>Months between others have no file: {}. They will not count as months without crime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/provenance.py"/>
        <source>Months supplied: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>More crimes than before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>More presence than need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/time_zones.py"/>
        <source>Most times on the full hour are {:02d}:00 in winter and {:02d}:00 in summer: that is UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/time_zones.py"/>
        <source>Most times on the full hour are {:02d}:00 in winter and {:02d}:00 in summer: that is a clock on the wall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/origin.py"/>
        <source>Moved points: these {:,} {} lie on {:,} map points, to which they were moved before they were published; do not site patrols in spots of 150 m by them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>NAME_FIELD is given without STUDY_AREA; say which layer holds the names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Name</source>
        <translation>Enw</translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Name field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Name measures, the figures that are watched, and the limit at which somebody acts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>Name of a neighbourhood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Name of a street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>Name of an area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Name the law-enforcement purpose, why less data would not do, and for which parts consent or another ground is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>Named hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Names and times of the shifts, for plans that do not say; without a plan the first of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Names and times, separated by semicolons. A shift that ends after midnight belongs to the day it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Names and times, such as Early 07:00-15:00; Late 15:00-23:00; Night 23:00-07:00. Empty: none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Near</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/profile.py"/>
        <source>Near means within (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>Near repeat table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>Near repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Nearest</source>
        <translation>Agosaf</translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>Nearest-neighbour clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>Need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>Need a 1,000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/communityfeedback.html"/>
        <source>Neighbourhood</source>
        <translation>Cymdogaeth</translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/neighbourhood.py"/>
        <source>Neighbourhood distance (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Neighbourhood with the fewest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Neighbourhoods</source>
        <translation>Cymdogaethau</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Neighbourhoods that do not overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Neighbourhoods with fewer answers are not shown, nor are they in any total.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Neighbourhoods with fewer visits a month are below the floor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>Neighbourhoods, the widest gaps first; gap in percentage points with its 95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/communityfeedback.html"/>
        <source>Neighbourhoods, those that feel least safe first; none with fewer than {} answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/pointclusters.py"/>
        <source>Neighbours are at most so many days apart; only with st_dbscan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>Neither pings nor a log of visits are given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>New cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>New hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/weeklypack.html"/>
        <source>New hot spots: {}. Gone: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>New offences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>Newest crime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/countcrimes.py"/>
        <source>No Gi* beside the ranking: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>No Gi* was computed: there are too few crimes for it, or no variation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>No PEAKS: one shift is as good as another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/survey_questions.py"/>
        <source>No answer in the field '{}' means yes; it holds {}. Say with YES which do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>No answer of '{}' is from a neighbourhood of '{}'; check that both name, or cover, the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>No area's code is in '{}'; check the fields with the codes, or give LOOKUP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>No cell is over chance: these crimes do not follow each other nearby and soon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>No cell of {:g} m has its centre in the study area; use smaller ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>No change seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/localmoran.py"/>
        <source>No cluster of busy places is significant at 95 %; the busiest places are in 'Ranked places'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>No cluster; take a larger distance or fewer crimes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>No clusters among {} crimes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>No column for '{}'; choose the one that holds it{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>No column of '{}' was recognised that says whose the {:,} stays are; they are counted as '{}', not as police. Choose the column under '{}', or say whose they are under '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>No crime has a usable point.</source>
        <translation>Nid oes gan unrhyw drosedd bwynt y gellir ei ddefnyddio.</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>No crime of '{}' lies in a neighbourhood; check that both cover the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/timeline.py"/>
        <source>No crime of '{}' lies in a place of '{}'; check that both cover the same area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>No crime of '{}' lies in an area from {} to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>No crime of '{}' lies in the study area; check that both cover the same place.</source>
        <translation>Nid oes un drosedd o '{}' yn yr ardal astudio; gwiriwch fod y ddwy yn cwmpasu'r un lle.</translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>No crime of '{}' lies within {:g} m of a street of '{}'; check that both cover the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>No crime to place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>No crimes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>No day is told before so many days have passed: late reports, and nobody follows today's patrols.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/months_supplied.py"/>
        <source>No file of {} was imported for {}; others were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>No first day of patrols or no control places are given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>No hot spot has fewer visits in a week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>No hot spot has more visits in a week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>No hot spot patrol was recorded in {} neighbourhoods: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>No hot spot patrol was recorded in {} of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>No hot spot with presence lies in a neighbourhood; check that both cover the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/tables.py"/>
        <source>No hot spots among {:,} crimes in {:,} places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>No hot streets among {} crimes on {} streets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>No month from {} to {} was supplied for all forces in '{}' (missing: {}); import the force that you look at into a layer of its own, or the missing months too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>No neighbourhood (area_name) with a hot spot has fewer visits in a week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>No neighbourhood has {} answers or more; take larger areas, or a longer time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/weights.py"/>
        <source>No offence of '{}' is in WEIGHTS; it names {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>No other offence has half to twice as many crimes, so there is nothing to compare the change with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>No pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>No ping of '{}' is near any of the places; check PINGS_CRS and that both cover the same town.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>No place has more than one crime: take a longer time or larger places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>No place is or was hot or cold for long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/gistar.py"/>
        <source>No place is significantly hot at 90 %; the busiest places are in 'Ranked places'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>No place is significantly hot in the last period; the busiest places are in 'Ranked places'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>No place is within {:g} m of a street of '{}'; check that both cover the same town, or raise TOLERANCE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/units.py"/>
        <source>No place of {:g} m has its centre in the study area; use smaller ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/countcrimes.py"/>
        <source>No place passes the rule; lower the number or choose another rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>No plan is given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>No point of '{}' lies where the crimes are; check that both cover the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>No polygon of the places touches the study area; check that both cover the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>No rates for {}: below borough size, or residents not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>No register is given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>No row of '{}' is left: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/visit_log.py"/>
        <source>No row of '{}' is of a place that is known: '{}' is none of them; use the ids or names of the hot spots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>No row of SOURCE is left: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>No search has an outcome that means nothing came of it; the field '{}' holds {}. Say with NOTHING which of them do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>No search of '{}' lies in an area of '{}'; check that both cover the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>No source is given; the crimes are taken as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>No stay in any of the {:,} places was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>No step could run. {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>No street has more than one crime: take a longer time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>No street of '{}' has a length{}; check that both cover the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>No street passes the rule with at least {} crimes; lower the number or choose another rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/made_area.py"/>
        <source>No study area is given, and none can be made: the crimes of '{}' lie in small groups all over the country. Give a STUDY_AREA, or count at the stations: UNIT=layer with their polygons as UNITS_LAYER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>No way leads from the other places to {}{}; {} left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>No way leads from the stations to the places; check STATIONS and STREETS, or leave STATIONS empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>No way leads to the places from {:,} of {:,} stations; shifts begin at the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>No weight: {:,} {} left out{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>No weight: {} ({:,} crimes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>No {} of '{}' has a usable date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>No {} of '{}' is left: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>No {} of '{}' lies in the period; its dates run from {} to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Nobody can tell whether it worked: {} crimes against the controls; {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Nobody can tell yet whether it worked: {} crimes against the controls; {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Nobody was seen in: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>None of the {} maps tried did better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Northing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Northing or latitude field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>Not all forces in '{}' were supplied for {}: this time is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>Not made, because {}: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/weeklypack.html"/>
        <source>Not run: {}</source>
        <translation>Heb ei redeg: {}</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Not shown, nor in any total: {} of {} neighbourhoods with fewer than {} answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Not significant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Not unusual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Noted in the log of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>Nothing can be learned: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Nothing planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>Nothing to edit: give NAME, OWNER, VALID_FROM, VALID_TO or a polygon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/compared.py"/>
        <source>Nothing was supplied for {} in '{}', which lies in the time compared ({} to {}); give START, END or BEFORE_DAYS so that it lies outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>Nothing was supplied for {} in '{}': this time is left out, and is not time without crime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/weeklypack.html"/>
        <source>Now</source>
        <translation>Nawr</translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Number in the route</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>OFFENCES are given without OFFENCE_FIELD; say which field holds the offence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>OFFENCES: '{}' is not in the field '{}' of '{}'; it holds {}{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>OFFENCE_FIELD is empty: sensitive offences cannot be told from others, and all are counted together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>OFFENCE_FIELD is empty; without it nobody can tell which crimes are made by policing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>OFFENCE_FIELD: '{}' has no field '{}'; its fields are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/publicationlayer.html"/>
        <source>OFFICIAL-SENSITIVE: this report holds what the release hides. It is not for the public.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/pointclusters.py"/>
        <source>OPTICS of scikit-learn, clusters by its 'xi' of 0.05.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/coordinates.py"/>
        <source>OS grid references</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>Of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Of WINDOWS only {} are tried: there are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>Of a larger cluster the fullest parts that fit; 0.1 km² is usual in practice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Of about as many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Of coordinates in a table. Empty: EPSG:4326 where they are degrees, else EPSG:27700.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Of fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>Of the {} maps tried {} was better in the end: {} ({:+.1f} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Of these with a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/comparison.py"/>
        <source>Of {:,} hot spots by harm {:,} share a place with one by number of crimes and {:,} do not; of {:,} by number {:,} are none by harm. Of the area in either, {:.0f} % is in both (Jaccard {:.2f}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Of {:,} hot spots {:,} are hot in three of four runs and more, and {:,} under one setting only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Of {:,} places that are hot in any of {} runs, {:,} are hot in three of four runs and more, and {:,} under one setting only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Offence</source>
        <translation>Trosedd</translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Offence field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Offences</source>
        <translation>Troseddau</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>Offences made by policing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Offences not shown by area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Offences of the priorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>Offences that come to light because officers look, separated by semicolons. Empty: drugs, possession of weapons, breach of orders, going equipped and driving offences, as far as the field has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Offences to count, separated by semicolons: Burglary; Robbery. Empty: all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Offences told for the whole area only, separated by semicolons. Empty: sexual offences, domestic abuse, modern slavery and the like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Officer-hours in the whole plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Officer-hours that are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolvisits.html"/>
        <source>Officer-minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Officer-minutes (sum)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Officers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Officers per visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Officers with each callsign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Officers, as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>Older crimes count less, half after every {:g} days: that is what is ranked, and what shares are of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>On every page of the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>On what ground, and is it necessary and proportionate?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>One a line: count last=12, kernel bandwidth=300 last=12, decay half_life=6 last=24 bandwidth=300, gistar last=12, qgis, sfhotspot, arcgis. Empty: up to 47 usual ones. last is in periods (0: all), at most as many as come before the first that is scored; bandwidth in metres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>One clean crime layer from a force's own export: CSV, spreadsheet, or any table or layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>One clean crime layer from data.police.uk files, folders or ZIPs, with every row accounted for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>One coordinate ({:.0f}, {:.0f}) holds {:,} {}, {:.1%}: perhaps a default such as a station.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>One line a route.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>One or several, separated by semicolons: 150; 250; 500. Each map is tried on each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>One-way field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>Only crimes in these polygons. Empty: all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>Only places whose centre lies in the study area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Only streets that touch these polygons. Empty: all streets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/refresh.py"/>
        <source>Only the selected crimes are taken; to read them anew take all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>Only these, separated by commas and spelled as in the files: Burglary, Robbery. Empty: all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/refreshing.py"/>
        <source>Only where as new and not much shorter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>Only {:,} of {:,} crime numbers differ, as where an export has a row for each person: each number counts once, {:,} rows are left out. If '{}' is not the crime number, choose another column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>Only {:,} of {:,} crime numbers differ, such as '{}': '{}' is not the crime number; choose another column for it, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>Only {:.0%} of the crimes have a time of day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>Only {:.0%} of the rows have a usable point: the others may lie elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/study.py"/>
        <source>Only {} crimes: too few for any claim of significance (at least {} are needed).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/risksurface.html"/>
        <source>Oracle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Oscillating cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Oscillating hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/profile.py"/>
        <source>Other layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>Otherwise every place that touches the study area is kept, so that no crime is lost at its edge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>Outcomes of crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Outer edges of rings, rising, by which the difference is shown by distance. Empty: not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Outer edges of the rings around places, rising. Empty: no rings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Outside peaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Over chance (1 = yes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Over how many days the presence was, where its table does not say by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Over the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>Overlay</source>
        <translation>Troshaenu</translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>PAI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_inputs.py"/>
        <source>PEAKS: it knows none of these hot spots ({} …){}; make it for this set of hot spots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>PEI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>PEOPLE is empty; rates by borough need its residents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/permutations.py"/>
        <source>PERMUTATIONS: with {:,} permutations no single cell of {:,} can be told from chance; take {:,} or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/permutations.py"/>
        <source>PERMUTATIONS: with {:,} permutations no single place of {:,} can be told from chance; take {:,} or more, or the p-values 'auto'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>PINGS and LOG are empty; give the pings, or a log of visits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>PLACES holds fewer than two places; give two or more to merge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>PLACES holds {:,} places; a {} is for one place alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/timeline.py"/>
        <source>PLACES is empty; give hot spots, places or areas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>PLACES is empty; name the places by id, such as HS-0001; HS-0004.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>PLACES is given, and no column of '{}' is known to hold a UPRN or a postcode; say in the profile which one does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/look_up.py"/>
        <source>PLACES: '{}' has no column for a UPRN or a postcode; name one 'UPRN' or 'postcode'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/look_up.py"/>
        <source>PLACES: '{}' has no column for a {}, and the export holds such as '{}'; choose another table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/look_up.py"/>
        <source>PLACES: '{}' has no column for coordinates; name two 'easting' and 'northing', or 'longitude' and 'latitude'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>POPULATION_LAYER needs POPULATION_FIELD, the field with the number of residents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/presence.py"/>
        <source>PRESENCE is empty: every hot spot counts as one visit, as if all were patrolled alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>PRIORITY_OFFENCES is given without OFFENCE_FIELD; say which field holds the offence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>PRIORITY_OFFENCES: '{}' is not of the form priority = offence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/weeklypack.html"/>
        <source>Pages for the public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>Pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>Pairs of crimes, times as many as by chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/nearrepeat.html"/>
        <source>Pairs of crimes: times as many as by chance (observed pairs, q)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Parameters of the method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>Patrol</source>
        <translation>Patrolio</translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>Patrol plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_table.py"/>
        <source>Patrol plan {}, changed by hand by {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Patrol routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Patrol visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Patrol {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolvisits.html"/>
        <source>Patrol-minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Patrol-minutes (somebody there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Patrolled since (yyyy-mm-dd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Patrols in a shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/briefing.py"/>
        <source>Peak </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Peak window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Peak windows visited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>People feel about as safe as in the middle neighbourhood where their share is certainly at most this much above that one's, and not further below it: 25 means 0.8 to 1.25 times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/past.py"/>
        <source>Period</source>
        <translation>Cyfnod</translation>
    </message>
    <message>
        <location filename="../../resources/reports/stability.html"/>
        <source>Period by period, counts in the places of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Period from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Period until (the day after)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>Period: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>Periods ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Periods for lasting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Periods in which the place is cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Periods in which the place is hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Periods looked back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/permutations.py"/>
        <source>Permutations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Persistent cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>Persistent from (% of the periods)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Persistent hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Persistent, emerging, former, intermittent or none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/charts.py"/>
        <source>Pictures need the Python module matplotlib; install it with 'sudo apt install python3-matplotlib' or the OSGeo4W setup, or ask for no pictures and no page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Pings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Pings come every {} as a rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/briefing.py"/>
        <source>Place</source>
        <translation>Lle</translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Place of the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/past.py"/>
        <source>Places</source>
        <translation>Lleoedd</translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>Places alike by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Places and groups with fewer searches are shown without a rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/trialdesign.html"/>
        <source>Places and their arms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Places are ranked, not people: no tool scores, names or predicts a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Places before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>Places by arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/stability.html"/>
        <source>Places by how they last. Chronic: hot in three of four periods and more; intermittent: in one of four and more; emerging: in the latest only; fading: in none of the later half. Rank correlation: 1 where all places keep their order from one period to the next, 0 where none does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>Places chosen for a bad year fall back by themselves; the control arm, drawn from the same places, falls back too, which is why the lot decides and not the eye.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Places chosen from (yyyy-mm-dd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Places chosen to (yyyy-mm-dd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/stability.html"/>
        <source>Places ever hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>Places in a block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Places in the hot spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Places like the treated ones where nothing was done. Empty: those of the hot spots whose field arm says control, as Trial design makes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>Places of UPRNs or postcodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Places of the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Places of the same kind from which controls are taken, such as all places of a detection tool.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/history.py"/>
        <source>Places of {:g} m are as large as the study area, so that there is none to compare with; take smaller ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>Places of {:g} m mostly hold one or two of the points to which these crimes were moved: that a map finds many there is the anonymisation, not skill, and such places are not recommended where there are others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Places that are hot under any setting or in any period, with how sure they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Places that could have been chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/concentration.html"/>
        <source>Places that hold 25 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/concentration.html"/>
        <source>Places that hold 50 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Places watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>Places with 25 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>Places with 50 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>Places: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Plan</source>
        <translation>Cynllun</translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>Planned visit by visit (greedy), as asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>Planned visit by visit, without the solver: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Plans from most {} covered to most even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Point chosen by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/pointclusters.py"/>
        <source>Point clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Point on the trade-off (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Points of a second density, such as crimes of another period, or centres of areas with residents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Points of the trade-off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Police</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Police stations, depots, hospitals: who is there visits no hot spot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>Polygons as places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Polygons in which crimes are looked at and outside which there is no density, such as the force's wards. Leave blank to make an area from the crimes: the 2 km squares around all records of the layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>Polygons in which the crimes should lie, such as the force's wards. Empty: that is not checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>Polygons that bound the area looked at, such as the force's wards. Leave blank to make an area from the crimes: the 2 km squares around all records of the layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>Polygons that bound the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Polygons that bound the area: coverage is a share of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>Polygons that bound the area: coverages are shares of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Polygons with residents: the rate per 1,000 residents and year is then estimated in proportion to area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Population</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Population areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Population field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Position (0 most harm, 1 most even)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Positions of vehicles or radios: points, or a table (CSV) with coordinates. Callsigns are hashed as they are read; tracks are not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>Power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Premises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Premises left out, as a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Premises left out, by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Premises to look for in LOCATION_FIELD, separated by semicolons. Empty: police stations, custody suites, hospitals and prisons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>Prepare</source>
        <translation>Paratoi</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Presence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Presence against need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Presence against need and population by neighbourhood, along deprivation and by group, with intervals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Presence and need a head by decile of deprivation, with their intervals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Presence elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Presence is about as much as need where the share of presence is certainly at most this much above the share of need, and not further below it: 25 means 0.8 to 1.25 times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/communityfeedback.html"/>
        <source>Presence there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>Presence ÷ need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Presence − need (percentage points)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Presence − need, 95 % from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Presence − need, 95 % to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Presence, need and residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Priorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/communityfeedback.html"/>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>Profile of columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>Profile of its columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Prompts as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Prompts as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Prompts for the equality and the data-protection impact assessment, filled with what was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>Proposals by contents are not used until a profile confirms them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>Public figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>Public pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Public sector equality duty, Equality Act 2010, section 149</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Publication layer</source>
        <translation>Haen gyhoeddi</translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>Publish</source>
        <translation>Cyhoeddi</translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>QGIS heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>QGIS heat map, its defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>QGIS knows no coordinate reference system '{}'; choose one such as EPSG:27700.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Qualifiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolvisits.html"/>
        <source>Quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impactprompts.html"/>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>REASON is empty; say why you {} the places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>RECENT_SHARE must be above 0 and below 100 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/refreshing.py"/>
        <source>REFRESH needs OUTPUT to be a GeoPackage; only there can be seen what stands in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>REGISTER is empty; say which GeoPackage holds the register, or is to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>RESOURCES and RESOURCES_TABLE are both given; keep one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_inputs.py"/>
        <source>RESOURCES: '{}' is not agency, shift, officers, hours a day; write for example {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>RESOURCES: the hours of no officer are enough for one visit of {} minutes and the way to it of {}; give more hours, or CREW={} officers at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_returns.py"/>
        <source>RETURN is written as CSV, which is not what '{}' says; end its name with .csv, which Excel opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>Ra/Ca − Rb/Cb: below 0 the treated did better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Radius (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>Random draws</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/neighbourhood.py"/>
        <source>Random draws for permutation p-values; p cannot be below 2/(draws + 1). The usual 999 are raised to what the number of places needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Rank</source>
        <translation>Safle</translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Rank by harm, of the hot spot there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Rank by number of crimes, of the hot spot there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/stability.html"/>
        <source>Rank correlation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>Rank: 1 has the most {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/countcrimes.py"/>
        <source>Ranked places</source>
        <translation>Lleoedd yn eu trefn</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Rates are for the whole period, {}, not for a year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Rates by borough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Rates per resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>Ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>Read '{}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>Read the crimes anew from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/holdout.html"/>
        <source>Recapture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Recapture rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>Recent periods (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Recorded crime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Reference field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>References</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>Refresh, check, hot spots, register, exceptions, compliance, effect, briefings and a public draft, in one folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/places.py"/>
        <source>Register</source>
        <translation>Cofrestr</translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Register changed: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Register of hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/refreshing.py"/>
        <source>Replace the crimes of OUTPUT only by crimes that have all their fields, are as new, and are half as many at least. For scheduled jobs: files that came late or are cut short change nothing. The first days may go, as with a window that moves on; the summary says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/past.py"/>
        <source>Report</source>
        <translation>Adroddiad</translation>
    </message>
    <message>
        <location filename="../../algorithms/past.py"/>
        <source>Report as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>Reported by the public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Reported: date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Reported: time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Residents are an estimate, in proportion to area, from '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Residents of the groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>Result</source>
        <translation>Canlyniad</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Results are GeoPackages and pages beside the project, on the force's own disks; nothing is sent anywhere. Name folders, roles and the day of deletion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Ring (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Rings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Rings (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>Rings around treated and control places; none covers a place, and no two cover the same ground.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/neighbourhood.py"/>
        <source>Rings of neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>Risk as of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Risk from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>Risk now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>Risk of places learned from their past and local layers; says whether it beats the best simple map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>Risk on (yyyy-mm-dd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Risk to (included)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Routes</source>
        <translation>Llwybrau</translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Routes: {}, with {} visits; {:.0f} minutes of travel for {:.0f} minutes in the places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/weights.py"/>
        <source>Row {} of '{}': the weight of '{}' is '{}'; it must be a number of 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/provenance.py"/>
        <source>Rows kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/provenance.py"/>
        <source>Rows read</source>
        <translation>Rhesi a ddarllenwyd</translation>
    </message>
    <message>
        <location filename="../../layers/look_up.py"/>
        <source>Rows without coordinates are looked up in '{}' when they are imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/stability.html"/>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>SAFETY_FIELD, CONFIDENCE_FIELD and PRIORITIES_FIELD are empty; give one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>SD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>SEGMENT_LENGTH must be 1 m or more; leave it empty to keep streets whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/countcrimes.py"/>
        <source>SELECT_VALUE: {}.</source>
        <translation>SELECT_VALUE: {}.</translation>
    </message>
    <message>
        <location filename="../../layers/shifts.py"/>
        <source>SHIFTS is empty; write name and times, such as {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/shifts.py"/>
        <source>SHIFTS: '{}' is no shift; write name and times, such as Late 15:00-23:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/shifts.py"/>
        <source>SHIFTS: two shifts have the name '{}'; give each its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>SINCE is given without DATE_FIELD; say which field holds the day of the crimes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>SINCE is {}, and the crimes run from {} to {}: there must be 28 days on either side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>SINCE is {}; of the whole weeks {} to {} at least four must lie before it and one after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>SOLVER=milp found no plan: {}; choose auto or greedy, or a longer TIME_LIMIT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/refresh.py"/>
        <source>SOURCE holds {}, and '{}' holds {}; they are left as they are. Give SOURCE all the files, or import without REFRESH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>SOURCE is empty; choose an export as CSV or XLSX, or a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>SOURCE is empty; choose files, folders or ZIPs downloaded from data.police.uk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_files.py"/>
        <source>SOURCE unpacks to {:.1f} GB or more, and at most {:.1f} GB are read at once; choose fewer months or forces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_files.py"/>
        <source>SOURCE: '{}' does not exist; check the path.</source>
        <translation>SOURCE: nid yw '{}' yn bodoli; gwiriwch y llwybr.</translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>SOURCE: no CSV file in '{}; choose what you downloaded from data.police.uk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>SOURCE: no file with {} in '{}: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>SOURCE_FIELD and PUBLIC_SOURCES go together: the field, and which of its values mean a report by the public.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres_tally.py"/>
        <source>SQL cannot say which crimes are meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>START or END is given without DATE_FIELD; say which field holds the date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>STREETS is empty; choose a line layer such as the road links of OS Open Roads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/past.py"/>
        <source>STUDY_AREA is empty; a share of the area needs the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>Sa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/communityfeedback.html"/>
        <source>Safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Same place from (share of the smaller one)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Same place, time and offence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/charts.py"/>
        <source>Sat</source>
        <translation>Sad</translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>Saturday</source>
        <translation>Dydd Sadwrn</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Say which hot spots would not be there without it, and whether they stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Say who was not heard, and how they are reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Say why each gap that is flagged is as it is, or what changes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>Scored from (yyyy-mm-dd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>Scores are the average over so many grids, shifted by parts of a place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Searches a 1,000 residents by borough and group, and how many times those of the last group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/searchoverlay.html"/>
        <source>Searches a 1,000 residents in the period, with 95 % intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/searchoverlay.html"/>
        <source>Searches a 1,000 residents in the period, with 95 % intervals; ratio to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Searches and what came of them in hot spots and elsewhere, by group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Searches are counted by place and group; fewer than {} have no rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Searches outside all boroughs: {:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/provenance.py"/>
        <source>Searches used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Searches without an outcome: {:,}; they count as searches, and for no share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Second order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/stability.html"/>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/holdout.html"/>
        <source>Settings were chosen on {} to {} and scored on {} to {} ({} crimes), {} by {}, each map made of what came before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>Shape of a hot spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>Share</source>
        <translation>Cyfran</translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>Share held by the busiest places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>Share of all crimes counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>Share of all harm, by {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/holdout.html"/>
        <source>Share of crime found by share of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of crimes (0–1)</source>
        <translation>Cyfran y troseddau (0–1)</translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of crimes up to this rank (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of days in rows of three or more (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/arealsummary.html"/>
        <source>Share of harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of harm (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of harm − share of crimes (percentage points)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of need: crimes or harm (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/audit.py"/>
        <source>Share of neighbourhoods with {:g} visits a month or more. All were counted, none was drawn, so that there is no interval. It does not say how people were met there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of presence (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of presence ÷ share of need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of presence ÷ share of need, 90 % from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of presence ÷ share of need, 90 % to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of residents (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of runs in which it is hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/past.py"/>
        <source>Share of the area (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/arealsummary.html"/>
        <source>Share of the area's crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of the area's crimes in hot spots (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of the crimes made by policing (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of the crimes that the public reported (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of the gravest crime in the harm (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/profile.html"/>
        <source>Share of the harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of the smaller one that both cover (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>Share of the treated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share of the visits at the hot spots with half of the crimes or harm (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Share of {} (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Share of {} up to this rank (0–1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Share that lives in hot spots (0–1), an estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>Shares of the area that are scored too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Shift from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Shift to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Shifts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Shifts with a peak window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Significance (Gi*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Silence bridged (minutes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/risksurface.html"/>
        <source>Simple: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Since the watch began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Since {}</source>
        <translation>Ers {}</translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Since {} ({} weeks) {} of {} places have changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/monitor.html"/>
        <source>Since {}: places by the evidence that they changed (1: none, {:.0f} and more: strong)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Size of a cell (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Size of a place (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>Size of a place (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>Sizes of a place (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Sizes tried (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>Skipped '{}': {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>So many controls at most for each treated place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/pointclusters.py"/>
        <source>So many neighbours, itself included, make a crime the core of a cluster; a hot spot has no fewer crimes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>So much of the study area is hot, if it is denser than one crime alone makes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Solver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Somebody else has just made the register '{}'; try again to add to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/searchoverlay.html"/>
        <source>Something came of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Something came of more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Something came of searches about as often as in all hot spots where the share is certainly at most this much above theirs, and not further below it: 25 means 0.8 to 1.25 times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Something came of {:.0f} % there ({:.0f} to {:.0f} %) and of {:.0f} % elsewhere ({:.0f} to {:.0f} %): </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Spans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>Spans of more than a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Speed (km/h)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Speed field (km/h)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Spellings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Sporadic cold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Sporadic hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Squares of presence elsewhere (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Stands at the top and the bottom of every page and in every file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/monitor.html"/>
        <source>Stands out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Stands out among all places (1 = yes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>State the aim, the legal ground, and what else was weighed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>Statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>Statement as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Stations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/scale.py"/>
        <source>Statistic from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/gistar.py"/>
        <source>Statistically unusual places (Gi*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Status of new places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/feedbackloop.html"/>
        <source>Stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Stays of which nobody can tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Stop and search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>Stops and searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>Stops and searches as points, with day and time by the clock in the United Kingdom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Stops and searches as points: those of Import police.uk files, or the force's own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Strategic places of 340 m (0.1 km²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Street segments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Street-visible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Streets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/monitor.html"/>
        <source>Strong since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/past.py"/>
        <source>Study area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/made_area.py"/>
        <source>Study area made from the crimes: {:,.0f} km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/made_area.py"/>
        <source>Study area made from the crimes: {:,.0f} km² in {:,} parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>Su</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Such a minute probably stands for an unknown time; Hours of the week treats it so (DEFAULT_TIMES).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/charts.py"/>
        <source>Sun</source>
        <translation>Sul</translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>Sunday</source>
        <translation>Dydd Sul</translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Sure between pings (minutes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Survey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Survey answers are used to find the neighbourhood and forgotten; fewer than {} in a neighbourhood are not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Survey answers by neighbourhood: what was asked for, what was patrolled, and what changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Survey: confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Survey: date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Survey: neighbourhood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Survey: priorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Survey: safety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>TEXT is empty; say what is to be noted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>TIME_LIMIT ended the search: the gap says what may be missing, and another run may find another plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>TIME_ZONE: '{}' is not valid; choose {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>TOLERANCE must be above 0 m; 50 is usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>T_VALUE: {}; give DISTANCE or a lower t.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Table of harm weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>Table of weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/chosen.py"/>
        <source>Take places that were found in data up to {}; where these were, give those days as SELECTED_FROM and SELECTED_TO.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Taken (1 = yes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/feedbackloop.html"/>
        <source>Taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>Taking an offence out shows how much of the map rests on it. That it lies elsewhere than the rest does not say why: officers may have looked there, or there may be more of it. Nor does it say that a hot spot is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Template of the return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>Th</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>That holds for the whole layer, since crime of the other forces alone would look like a fall: import a force into a layer of its own to keep its months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>That is no more than chance: use the simple map, which everybody can follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>That is too seldom to tell a visit of {:.0f} minutes: most stays are 'cannot tell'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>That offences lie elsewhere than the rest does not say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>The GeoPackage of the register. Where there is none yet, adding candidates makes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>The JSON report of Hot spot profiles: the briefings then name the busiest locations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>The JSON report of Hours of the week for these hot spots: visits are put into the peak windows. Empty: one shift is as good as another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>The REPORT_JSON of Fairness audit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>The REPORT_JSON of Impact: what changed, and how sure that is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>The REPORT_JSON of that tool. What is not given is left open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_files.py"/>
        <source>The ZIP '{}' is damaged at '{}'; download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_files.py"/>
        <source>The ZIP '{}' is locked with a password; unpack it first and choose its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>The answer, the curve and the table, as a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/audit.py"/>
        <source>The area has {:,.0f} residents: below borough size ({:,}) nothing is said of groups, since who lives in a place is not who is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>The areas have codes of {}, '{}' of {}: some of them mean other ground. Give LOOKUP, a table from the one to the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>The areas of the release, for the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>The areas with their crimes and hot spots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>The areas with their crimes in bands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>The balance as charts and tables, and who has no control.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/briefing.py"/>
        <source>The briefing '{}' could not be written; make room on the disk or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/profile.py"/>
        <source>The cards as a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/profile.py"/>
        <source>The cards for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>The checks as a page, and what the data can bear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>The clocks go forward: the shift {} of {} is an hour shorter, and planned so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/coordinates.py"/>
        <source>The column '{}' is read as {}, such as '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>The control places with the treated place they stand for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crs.py"/>
        <source>The coordinate system of '{}' has no code and no datum: as it is, its points lie some {:.0f} m off where other layers are. It was probably {}; set that in the layer's properties (Source → Assigned CRS).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/coordinates.py"/>
        <source>The coordinates are degrees, such as {:g} and {:g}; choose the columns as longitude and latitude.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/coordinates.py"/>
        <source>The coordinates are metres, such as {:g} and {:g}; choose the columns as easting and northing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>The coordinates lie outside Britain and Ireland; set the layer's coordinate system right, or project it to metres first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>The coordinates of '{}' are taken as {} ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>The coordinates of '{}' are taken as {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>The coordinates of '{}' have no coordinate system that is known ({}); choose one such as EPSG:27700.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>The counts cannot be protected: {}; nothing is written. Take larger areas or fewer OFFENCES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/refresh.py"/>
        <source>The crimes are a temporary layer; import them into a GeoPackage first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/refresh.py"/>
        <source>The crimes are the table number {} of '{}'; name it (|layername=).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>The crimes as points in British National Grid, or Irish Grid for Northern Ireland.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>The crimes as points in metres: British National Grid, or Irish Grid for Northern Ireland.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/compared.py"/>
        <source>The crimes begin {} months before, not {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/compared.py"/>
        <source>The crimes begin {} weeks before, not {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/refresh.py"/>
        <source>The crimes come from a database or the web and are as new as they are there; leave SOURCE empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>The crimes in the neighbourhoods have no weight above 0, so that there is no need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/compared.py"/>
        <source>The crimes reach from {} to {}, so that there is no whole month {} {}; give another INTERVENTION or more crimes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/compared.py"/>
        <source>The crimes reach from {} to {}, so that there is no whole week {} {}; give another INTERVENTION or more crimes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/refresh.py"/>
        <source>The crimes read have no field '{}', which those in '{}' have; they are left as they are. Give a profile that keeps it, or import without REFRESH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>The crimes with all their fields, and harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>The crimes, each with the number of its cluster, empty outside clusters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/concentration.py"/>
        <source>The curve as a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/concentration.py"/>
        <source>The curve as a table: the share of the places, busiest first, and the share of the crime that they hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/chosen.py"/>
        <source>The data by which the places were chosen ({} to {}) hold {} to {} of the time after, so that the choice knew that part of the outcome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The data cover {}, and a trend asks for {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The data cover {}, and a week is held against {} before it at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The data cover {}, and one before and one after are needed at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The data cover {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The data cover {}: a week can be held against fewer than {} before it only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>The data in '{}' begin on {}, so the period begins then and not on {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>The data in '{}' end on {}, and a month without records is not a month without crime; give END={}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>The data in '{}' end on {}, so the period ends then and not on {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>The data say nothing by themselves of: {}. Say for each how harm would be noticed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>The data-protection officer's advice, those affected or their representatives, a date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres.py"/>
        <source>The database stopped counting '{}'; ask its administrator why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>The dates are months, and SINCE is {}; give the first day of a month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The dates are months, and near repeats come within days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The dates are months, and weeks cannot be told in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The dates are months, and weeks cannot be told in them: Monitor refuses such data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The dates are months, so nothing can be said about the hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The dates are months: Impact compares whole months before and after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>The dates are months: the month of {} is left out, since it begins before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>The day for which the risk is drawn. Empty: the last day of the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>The day from which a change is looked for, such as the first day of patrols. Empty: the later half of the weeks, 26 at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>The day on which patrols began: crimes and answers after it are held against as many days before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>The days were dealt out anew among {}; give SEASONS=month to leave the shift out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>The days were therefore dealt out anew among {} only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>The densest areas, ranked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>The densest places that make up so much of the area are hot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>The design and its power, as a page to be signed before the trial.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>The fall in crime that the trial is to show if it is there, in per cent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>The field 'arm' of '{}' names no {}; give CONTROLS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>The field '{}' is given as {} and as {}; choose for each the field that holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/pings.py"/>
        <source>The field '{}' of '{}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>The field '{}' of '{}' has none of the offences made by policing ({}); say with POLICE_OFFENCES which they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>The field '{}' of '{}' holds '{}' for {}; it must be a number, 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/columns.py"/>
        <source>The field '{}' of '{}' holds '{}' where a number belongs; choose a numeric field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/columns.py"/>
        <source>The field '{}' of '{}' holds '{}'; a number of 0 or more belongs there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>The field '{}' of '{}' holds no date that can be read; choose a date field, or text such as 2025-01-31 or 31/01/2025.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/columns.py"/>
        <source>The field '{}' of '{}' holds text where numbers belong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>The field '{}' of '{}' holds {} weights that are {}; weights must be 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>The field '{}' of '{}' is 0 everywhere, so that visits cannot be in proportion to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>The field '{}' of '{}' is empty or below 0 for {:,} places; every place needs its level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>The field '{}' of '{}': {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/flags.py"/>
        <source>The field '{}' says nothing in {:,} of {:,} rows, over half: rows without a value do not count as flagged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>The field of the log that says whose visit it was: police, council wardens. Empty: found by its usual names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>The field of the study area with the name of each area, for the hot spots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>The field of the study area with the name of each area, such as the ward; each hot spot then carries the name of the area that holds most of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>The field of the study area with the name of each area; each hot spot then carries the name of the area that holds most of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>The field that holds the date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>The field that holds the date: a date, or text such as 2025-01-31 or 31/01/2025. A time with a time zone counts on its day in the United Kingdom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>The field that names the offence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>The field that names the offence. Empty: the field with a usual name, such as offence or Crime type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>The field that names the offence; needed only to choose among offences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>The field that names the street or place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>The field that says how a crime came to be known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>The field that says in which direction a street may be used: in direction, in opposite direction, both directions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>The field that says what came of a search; a search without a value is not known. Empty: outcome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>The field that tells one vehicle or radio from another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>The field whose ids the places keep, such as those of a national list of hexagons. Empty: HS-0001, HS-0002 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>The field with names. Empty: name or area_name, where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>The field with the agency: police, council wardens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>The field with the answer on confidence in the police.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>The field with the answer on how safe people feel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>The field with the code by which tables are joined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>The field with the code of the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>The field with the codes that the areas have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>The field with the codes that the tables have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>The field with the crime or incident number: rows with one number count once. Empty: every row counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>The field with the day of the answer, for a change since a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>The field with the earliest moment, for the hours and the spans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>The field with the earliest moment: date and time, or text such as 2025-01-31 22:15 or 31/01/2025 22:15.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>The field with the group of the person, such as ethnicity or age.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>The field with the latest moment, for the spans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>The field with the latest moment. Empty, or without a value: the crime happened at the first moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>The field with the name of each area, as in the release.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>The field with the name of each area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>The field with the name of the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>The field with the name of the street.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>The field with the name or the code of the neighbourhood. Empty: the points say where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>The field with the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>The field with the name. Empty: the code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>The field with the number of addresses; areas with fewer than 8 are refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>The field with the number of residents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>The field with the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>The field with the speed of a street.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>The field with the time of the position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>The field with what people want dealt with, several separated by semicolons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/standing.py"/>
        <source>The file of '{}' is no longer there ({}); choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>The files hold no street-level crime: the crime layer is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>The files put {} at more than one point, {:,.0f} m apart in the median: the point that most rows have is taken, then one with a street, then the westernmost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/reader.py"/>
        <source>The filter '{}' cannot be read: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/reader.py"/>
        <source>The filter '{}' names the field '{}', which '{}' does not have; its fields are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>The first day is blank, so the release is of the month of the last day only: {} to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>The first day of the data by which the treated places were chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>The first day of the periods on which maps are scored; the choice of settings never sees them. Empty: the last twelve periods, or the last third where there are fewer than 30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>The first day of the periods on which the model is scored; each is forecast from those before it. Empty: the last third, twelve at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>The first day of the plan. Empty: next Monday.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>The first day of the trial. Empty: next Monday.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>The first day. Empty: today, when a place becomes active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>The flag '{}' says neither yes nor no in {:,} rows, such as '{}'; they are left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/delivery.py"/>
        <source>The folder '{}' cannot be made ({}); choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_files.py"/>
        <source>The folder '{}' cannot be read ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>The folder '{}' cannot be written to ({}); choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/delivery.py"/>
        <source>The folder '{}' cannot be written to; choose another place for the result.</source>
        <translation>Ni ellir ysgrifennu i'r ffolder '{}'; dewiswch le arall i'r canlyniad.</translation>
    </message>
    <message>
        <location filename="../../layers/delivery.py"/>
        <source>The folder '{}' does not exist; make it or choose another place.</source>
        <translation>Nid yw'r ffolder '{}' yn bodoli; crëwch hi neu dewiswch le arall.</translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>The hot spots again, with area_name filled in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>The hot spots of all crimes: how much of each is made by policing, and whether it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/hotspots.py"/>
        <source>The hot spots that a detection tool made, or any polygons of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>The hot spots that a detection tool made, or any polygons of your own. Empty: all crimes together only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>The hot spots with their searches, how often something came of them, and the interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>The hot spots with what each had: under, met or over the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>The hot spots without the offences made by policing, and which of them are new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/places.py"/>
        <source>The hot spots, or any polygons of your own. Empty: the active places of the register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/scale.py"/>
        <source>The largest value is so large that values are rounded to steps of {:,.3g}: {:.0f} % of the places above the least count as the least, and clusters among them cannot be found. Check the largest value, or set VALUES to 'log'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>The last day is blank, so the release ends with the last whole month in the data that ended at least {} days ago: it is from {} to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>The last day of these data: where they overlap the time before, the report warns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>The last day of {}, {}, is before its first, {}; give other days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>The last day. Empty: open; with retire today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>The last four weeks are still filling up: late reports will add to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>The last periods that count as recent, as a share of all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>The last whole week of each place and area, those that stand out first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>The last {} {}s are no whole cycle of {}: some places have one more than others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>The latest version of every place after the change, as a layer apart from the register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/profile.py"/>
        <source>The layer '{layer}' is left out: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crs.py"/>
        <source>The layer '{}' has no coordinate system; set it in the layer's properties (Source → Assigned CRS).</source>
        <translation>Nid oes gan yr haen '{}' system gyfesurynnau; gosodwch hi ym mhriodweddau'r haen (Source → Assigned CRS).</translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>The layer '{}' has no coordinate system; set it in the layer's properties.</source>
        <translation>Nid oes gan yr haen '{}' system gyfesurynnau; gosodwch hi ym mhriodweddau'r haen.</translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>The layer '{}' is being edited and would be replaced; save or end its edits first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/refresh.py"/>
        <source>The layer '{}' is being edited; end that first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/pings.py"/>
        <source>The layer given as PINGS cannot be opened; check that the file is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>The layer given as STREETS cannot be opened; check that the file is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>The layer given as {} cannot be opened; check that the file is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/gdal_source.py"/>
        <source>The layer's filter '{}' cannot be applied to '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>The learned map finds {:.1f} % ({:.1f}–{:.1f} %) of the crimes to come in {:g} % of the area; the best simple map ({}) finds {:.1f} %: {:+.2f} points ({:+.2f} to {:+.2f}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>The learned map finds {:.1f} % of the crimes to come in {:g} % of the area; the best simple map ({}) finds {:.1f} %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/chain.py"/>
        <source>The ledger '{}' cannot be read ({}); a release is not checked against nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/chain.py"/>
        <source>The ledger '{}' cannot be written ({}); nothing is released.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>The ledger '{}' cannot be written: somebody else is signing and it is not to be seen yet; try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>The ledger '{}' does not exist yet, so there was nothing to check against; the first signature makes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>The ledger '{}' holds no signed release yet, so there was nothing to check against; the first signature begins it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>The ledger '{}' is not whole: '{}', from which it was begun, is gone or was changed; put that file back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>The ledger '{}' is not whole: entry {:06d} cannot be read ({}); put the folder back from a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/chain.py"/>
        <source>The ledger '{}' is not whole: entry {:06d} {}; put the folder back from a copy, since a release is not checked against nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/timeline.py"/>
        <source>The length of a period. month, quarter: of the calendar; week: from Monday; 4 weeks: counted back from the last whole week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>The length of a period: a month, a quarter, a week, four weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>The length of a period; at least 10 whole ones are needed. month, quarter: of the calendar; week: from Monday; 4 weeks: counted back from the last whole week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>The length of the period of the crimes in the places, for the power of the trial.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>The lot is drawn anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>The mean of so many weeks before is what a week is held against.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/concentration.py"/>
        <source>The measures for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/concentration.py"/>
        <source>The measures with their intervals and the chart, as a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>The name of the force, for the public draft. Empty: there are figures and no pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>The name of the force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/scale.py"/>
        <source>The neighbourhoods of {:,} of {:,} places are more than half of the map. Nothing can be found there, which does not mean that nothing is there; use smaller neighbourhoods or smaller places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>The neighbourhoods with how safe people feel, what they asked for, presence and crimes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>The neighbourhoods with their shares of presence, need and residents, and the gap with its interval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>The new name, for edit and merge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/countcrimes.py"/>
        <source>The number that goes with the rule. Empty: 50 places, 1 % of the area, 25 % of the crime, 2 standard deviations, 1 km².</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>The number that goes with the rule. Empty: 50 streets, 1 % of the length, 25 % of the crime, 2 standard deviations, 1 km.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/temporalprofile.html"/>
        <source>The numbers (crimes in the hour)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>The officers have time for {} more visits, which CAP and PER_SHIFT leave no hot spot for, or which would cost more evenness or time outside the peaks than they are worth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>The old ledger '{}' holds {} releases that '{}' does not hold; they are checked against too, so sign them again there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>The old ledger '{}' was changed after '{}' took its place, and cannot be read; only the folder counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>The old ledger '{}' was changed after '{}' took its place; only the folder counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>The order of visits for each shift, starting where nobody expects it; GPX, KML, CSV and a page on paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>The overall Index of Multiple Deprivation contains crime; the report then says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/audit.py"/>
        <source>The overall index of deprivation contains crime: a part of the gradient is crime against itself. The income domain has no such fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>The pack counts crimes to {} only: END says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>The percentage-volume contour. Empty: AREA_PERCENT counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>The period ends ({}) before it starts ({}); swap the two days.</source>
        <translation>Mae'r cyfnod yn gorffen ({}) cyn iddo ddechrau ({}); cyfnewidiwch y ddau ddiwrnod.</translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>The period ends on {}, and nothing is told before {} days have passed; release to {} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The period is {:,} days; residents come from a layer of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>The picture first, then the table, and what each figure can and cannot mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>The place '{}' is {} in the register; accept it first, or give the new one another id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/output.py"/>
        <source>The place given for {} cannot be written to; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>The places have no number of crimes, so that nothing is said of the power.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>The places of '{}' are treated by turns; there are no control places among them, so give places of a trial whose lot was drawn once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/timeline.py"/>
        <source>The places of any result period by period, in the same colours, for the temporal controller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>The places of the answer: each is asked under every setting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/chosen.py"/>
        <source>The places were chosen by data of {} to {}, of which {} to {} are the time before: chosen when they were at their worst, they fall back by themselves, and only controls chosen the same way show by how much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>The places with block and arm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>The places with what changed since the watch began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_table.py"/>
        <source>The plan does not fit its report: there is a row for {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>The plan holds no visit to any of the places; check that it was made for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>The plan is compared from {} to {}, the days that the data cover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>The plan of the week to come, for the briefings, and of the last, for compliance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>The plan that covers most {} is taken; nobody chose another point of the trade-off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>The plan that was found breaks its rules; please report this with the files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>The plan, the trade-off with its chart, and the unmet demand as a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>The point layer of crimes, one point a crime.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>The point {:g} of the trade-off was chosen by {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The points are centres of postcodes, streets or squares, so that crimes look nearer to each other than they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The points are centres of postcodes, streets or squares: places of 340 m show the pattern, not the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The points are where the crimes were recorded: so it was said of these data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/map_points.py"/>
        <source>The points change between {} and {}: points from before occur after it only {:.0%} as often as points do from month to month. Between these months places, streets and clusters below 250 m move although crime does not; compare periods on one side of it, or larger areas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/pings.py"/>
        <source>The points of '{}' cannot be told apart in its file; save it as CSV or GeoPackage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crs.py"/>
        <source>The points of '{}' do not fit its coordinate system {}; check which one the data were made in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The points were moved, so that crimes look nearer to each other than they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>The points were moved: places of 340 m show the pattern, not the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>The polygons to count in, with places set to 'layer'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/flags.py"/>
        <source>The preset '{}' cannot be used; correct it after the presets that come with the plugin, or delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>The profile '{}' cannot be read ({}); check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>The profile '{}' gives the column '{}' two meanings; keep one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>The profile '{}' has version {}; this plugin reads version {}: save it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>The profile '{}' is no JSON that can be read ({}); save it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>The profile '{}' names '{}', which is no meaning of a column; use {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>The profile '{}': 'date' is '{}'; use committed or reported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>The profile '{}': 'points' is '{}'; use {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>The profile '{}': '{}' is not as it should be; save it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>The profile '{}': {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>The profile cannot be saved in '{}' ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>The profile has no name; give it one, such as the system the export comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>The profiles as a page with a picture each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>The profiles as pictures (PNG), one for all crimes and one for each hot spot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>The profiles for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>The prompts as a page, to be copied into the force's own form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>The quarter of neighbourhoods that feel least safe had {:.0f} % of the presence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>The ranked hot spots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>The ranked hot streets as polygons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>The rate is per year of time supplied: {} is not part of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>The reason: only one of the two tests finds a change (p = {:.3f} by the number of crimes, p = {:.3f} by the change in per cent), and both must.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>The reason: places change as much as this by chance (p = {:.3f} by the number of crimes, p = {:.3f} by the change in per cent).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>The reason: the choice of these places alone may have brought such a change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>The reason: the difference in crimes and the change in per cent do not point the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>The reason: the treated or the control places had no crime before or after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>The reason: there are too few control places with about as many crimes before as the treated ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>The reason: with one place in an arm nobody knows how much places change by themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register.py"/>
        <source>The register '{}' cannot be read ({}); choose another file, or copy it here first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register.py"/>
        <source>The register '{}' cannot be written to; ask for the right to change it, or copy it elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register.py"/>
        <source>The register '{}' could not be changed: somebody else is writing to it, or the disk is full; nothing was changed, so try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register.py"/>
        <source>The register '{}' could not be written; make room on the disk or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register.py"/>
        <source>The register '{}' is damaged and cannot be changed; put its last good copy back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>The register has no active places to compare with; accept candidates first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>The register has no candidates; name the places to {} in PLACES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>The register has no place '{}'; its places are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>The register has the place '{}' already; use refresh to compare a new set with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>The register is as it was. With this set: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>The register of hot spots: the week's hot spots are held against it, and its places are watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/places.py"/>
        <source>The register of hot spots; its active places are taken where HOTSPOT_LAYER is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>The release cannot be signed ({}); make it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>The release holds '{}', which is not a figure of Publication layer; make it again there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/publicationlayer.html"/>
        <source>The release is a draft until a named person signs it. Its mark is {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>The release names no area or no offence; make it again with Publication layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>The release that Publication layer made: pages hold its figures and no others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/opening.py"/>
        <source>The report is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/geopackage.py"/>
        <source>The result could not be added to '{}' ({}); nothing in it was changed. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/output.py"/>
        <source>The result could not be written to '{}' ({}); choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/delivery.py"/>
        <source>The result could not be written to '{}' ({}); make room on the disk or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/result.py"/>
        <source>The result is temporary and is lost when QGIS closes: save the project, then run it again to have it kept beside the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/result.py"/>
        <source>The result is temporary and is lost when QGIS closes: the project's folder cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/result.py"/>
        <source>The result was made before the project was saved: it is temporary and is lost when QGIS closes. Run it again to have it kept beside the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>The ring around each place in which crime may have moved; never over a treated or control place. 0: none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>The risk of so many periods from now, together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>The riskiest places that make up so much of the area are hot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>The role that signs the assessments; a role, not a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>The rule keeps all {:,} places with a crime, so it ranks nothing; lower the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>The rule keeps all {:,} streets with a crime, so it ranks nothing; lower the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>The same as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>The same as plain text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/past.py"/>
        <source>The same for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>The same for other programs; with the visits it is all that is needed to change the plan by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>The same seed draws the same lots; write it down before the trial.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>The same seed gives the same draws.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>The same seed gives the same intervals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>The same seed gives the same plan; another breaks ties otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/concentration.py"/>
        <source>The same seed gives the same random draws.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>The same seed gives the same routes; each day and shift starts elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>The same seed learns the same model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>The scores beside the best simple map's, and what matters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>The search ends then with the best plans so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>The share of false alarms that is allowed among those given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_rows.py"/>
        <source>The shift '{}' of '{}' has no times; give them in SHIFTS, such as {} 15:00-23:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>The side of the raster's cells; they begin at the coordinate system's origin, so that surfaces line up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>The statement as a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>The surface in crimes per km².</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>The system of the columns with coordinates. Empty: as the profile says, else British National Grid for eastings and northings, WGS 84 for longitudes and latitudes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rank_by.py"/>
        <source>The table '{}' cannot be opened; check that it is there, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>The table as a page, significant cells dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>The table as a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>The table for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>The table has no column '{}'; its columns are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>The table has the column '{}' {} times; rename all but one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/standing.py"/>
        <source>The table of '{}' no longer exists (it was dropped or renamed); choose another layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/standing.py"/>
        <source>The table of '{}' no longer has the column '{}' (it was dropped or renamed); remove the layer from the project and add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>The table that the tool Patrol plan makes, for compliance; its days from the first to the last of the data count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>The table that the tool Patrol plan makes. Empty: each place is visited once, in one shift.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_returns.py"/>
        <source>The template '{}' has rows by '{}'; it can be {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_returns.py"/>
        <source>The template '{}' has the column {}; a column is [heading, value], the value one of by or {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_returns.py"/>
        <source>The template '{}' needs by, a list of {}, and columns, a list of [heading, value].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/ping_times.py"/>
        <source>The times of '{}' are marked as UTC (Z), as QGIS marks local times too, and are taken as written; if they are UTC, choose utc for TIME_ZONE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>The trade-off between {} covered and evenness of presence; its numbers are in the table below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/chosen.py"/>
        <source>The treated places were chosen by the time before and differ from the controls by {:.1f} standard deviations in it, so that an effect looks like falling back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/coordinates.py"/>
        <source>The two columns of coordinates seem to be swapped, such as {:g} and {:g}; choose each in the place of the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>The typical (root mean square) error of the positions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>The verdict, the measures and how they were made, as a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>The widest gaps: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/dates.py"/>
        <source>The {} holds dates in two formats ({} such as '{}' and {} such as '{}'); bring them to one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/dates.py"/>
        <source>The {} holds dates with the {} first, such as '{}', where the {} should come first; export them anew as yyyy-mm-dd.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/ping_times.py"/>
        <source>The {} holds no times that can be read in {:,} of {:,} rows, such as '{}'; write them as 2026-01-31 14:05:00 or 31/01/2026 14:05:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Their hour is hardly known; spans over a week say nothing and are left out of the hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Their side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/searchoverlay.html"/>
        <source>There</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>There are columns for easting and longitude; choose one pair of coordinates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/concentration.py"/>
        <source>There are fewer crimes than places, so that no spread of them could be even: read the generalised Gini.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/comparison.py"/>
        <source>There are hot spots neither by harm nor by number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>There are no controls at all: give more candidates, or a wider CALIPER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>There are no crimes in the places, or in one arm: nothing could be seen to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>There are no dates, so that the length of the period is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>There are no dates.</source>
        <translation>Nid oes dyddiadau.</translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>There are no hot spots this week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>There are no public figures, or FORCE is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>There are no times of day, so nothing can be said about the hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>There are too few control places with about as many crimes before as the treated places, so that no p-value can be given. Add control places of like level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>There are too few crimes outside the places to know how busy the weeks were; they count as alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>There are too few {}s with crimes to know how far weeks spread; a dispersion of {:g} is assumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>There are {:,} crimes.</source>
        <translation>Mae {:,} o droseddau.</translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/compared.py"/>
        <source>There are {} whole weeks from {} on and only {} before; give END={} to compare as many on either side, or BEFORE_DAYS={} to compare them as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>There is a column for '{}' and none for its date; choose both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>There is a column for both coordinates and a pair of columns; choose one or the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>There is a column for {} and none for {}; choose both or neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/history.py"/>
        <source>There is no crime from {} to {}; that time is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>There is no crime in any candidate of '{}' before the treatment; give others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/history.py"/>
        <source>There is no crime in the study area from {} to {}; set START and END to the time that the data cover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/publicationlayer.html"/>
        <source>There is no earlier release to hold it against.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>There is no hot spot with all offences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/audit.py"/>
        <source>There is no neighbourhood of decile {}: the gradient is between those that there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>There is no register at '{}'; add candidates to make one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>There is no second neighbourhood ({}), and so no trade-off with evenness.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/compared.py"/>
        <source>There is no whole week from {} to {}; give END={} or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>There is no whole {} from {} to {}; give END={} or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>They say nothing of a street; leave them out by name (EXCLUDE).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Think of a household found by a fine map, of two releases compared, of a place called criminal, of officers watched by their pings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>Third order and higher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>This computer has no OSTN15 grid: coordinates are up to about 2 m off, less than the files' own displacement of the points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/discretion.py"/>
        <source>This computer has not enough memory for it; close other programs, or take larger places, a smaller area or a shorter time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/weeklypack.html"/>
        <source>This is the first pack in its folder: there is none to compare it with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>This tool has no computation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>This tool has no method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>This tool has no preparation step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>This tool has no style.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>This tool needs the Python module {}, which this QGIS does not have; on Debian or Ubuntu install it with 'sudo apt install {}', on Windows with the OSGeo4W setup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Those are at least 1, since an offence is named only where it was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Those who answer a survey are seldom everybody: intervals are of chance alone, not of who did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>Threshold distance (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>Threshold distance: {:.1f} m, the lower limit (t = {:g}) of the mean random distance of {:,} points in {:.2f} km².</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>Threshold distance: {:g} m, as given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/charts.py"/>
        <source>Thu</source>
        <translation>Iau</translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>Thursday</source>
        <translation>Dydd Iau</translation>
    </message>
    <message>
        <location filename="../../resources/reports/holdout.html"/>
        <source>Ties against it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/briefing.py"/>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>Time bands (days)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Time field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Time limit (seconds)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Time of the change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/timeline.py"/>
        <source>Timeline</source>
        <translation>Llinell amser</translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Times are rounded; read no finer than the hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/audit.py"/>
        <source>Times as likely as everybody to live in a hot spot, in proportion to area, an estimate; it says nothing of who is met, stopped or searched there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Times as many as by chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/time_zones.py"/>
        <source>Times marked as UTC are taken as written, as chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Times nobody recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>Times that nobody recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Times without an offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/time_zones.py"/>
        <source>Times without an offset are taken as UTC, as chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>To (day and time)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>To make it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Told for the whole area only: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Too few answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>Too few forecasts were scored to tell more (at least {} are needed): use the simple map, which everybody can follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Too few to say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>Trade-off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>Treated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Treated place it stands for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Treated places with a control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Treated − candidates (standard deviations)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/compared.py"/>
        <source>Treatment began within {}; that month is neither before nor after and is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>Treatment from {}; compared {}, {} months before and {} after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>Treatment from {}; compared {}, {} weeks before and {} after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Treatment or control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>Trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Trend before (logarithms a period)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Trend of Gi* over the periods (Mann–Kendall z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Trends and emerging hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>Trial design</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>Tu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/charts.py"/>
        <source>Tue</source>
        <translation>Maw</translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>Tuesday</source>
        <translation>Dydd Mawrth</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Two neighbourhoods are called '{}'; give CODE_FIELD, and the codes in the survey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>UNIT is 'layer', so UNITS_LAYER must say which polygons to count in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>UPRN or postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/look_up.py"/>
        <source>UPRN or postcode without a place in the look-up table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>Under how many settings a place is hot, and in how many periods: hot spots of one setting are marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/stability.html"/>
        <source>Under one setting only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>Under the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Under, met or over the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>Unmet demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/methods.py"/>
        <source>Unusual clusters (Gi*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>Upper ends of the distance bands, rising, separated by semicolons. 200;400 is 0 to under 200 m and 200 to under 400 m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>Upper ends of the time bands, rising, separated by semicolons. 7;14 is 0 to 6 and 7 to 13 days apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/checkdata.html"/>
        <source>Use</source>
        <translation>Defnydd</translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/monitor.html"/>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>VALID_TO {} is before VALID_FROM {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Valid from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Valid from (yyyy-mm-dd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Valid to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Valid to (yyyy-mm-dd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>Value</source>
        <translation>Gwerth</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>Values of SOURCE_FIELD that mean a report by the public, separated by semicolons: 999; 101; Online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Values of the outcome that mean that nothing came of it, separated by semicolons. Empty: no further action, as data.police.uk and most records word it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Vehicles or radios seen (at least 3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Venue or street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>Visits a month at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolvisits.html"/>
        <source>Visits against the plan, and their length (of use from 10 to 20 minutes: Hutt et al. 2018; best at 11 to 15 in one city: Koper 1995)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Visits at least (per hot spot and week)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Visits at least (per neighbourhood and week)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Visits at most (per hot spot and shift)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Visits at most (per hot spot and week)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Visits delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>Visits for each hot spot, day, shift and agency from the hours there are; what evener presence costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Visits from GPS pings or logs, with what nobody can tell; patrol-minutes, officer-minutes, compliance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Visits if hours did not matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Visits in proportion to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Visits of an agency that is not given fulfil no agency's part of the plan; the figures by place and the whole count them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Visits outside peak windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Visits per hot spot where they are fewest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Visits planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Visits that are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>Visits that were written down, for compliance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Visits that were written down: a table with place, start, end or minutes, and where there are any agency and officers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>WEIGHTS is given without OFFENCE_FIELD; say which field holds the offence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>WEIGHT_FIELD and WEIGHTS are both given; keep one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>Wanted: the visits that a hot spot would have if hours did not matter, the one with most {} its cap and the others in proportion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_columns.py"/>
        <source>Ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Wards and beats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>Wards and beats are larger than the errors of single points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Wards or neighbourhoods that do not overlap and that everybody knows; never hot spots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>Wards or neighbourhoods: the study area, the areas watched, and those of the public draft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>Wards, beats or neighbourhoods. Where they overlap, a crime counts in each area that holds it and once in the totals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Watched since (yyyy-mm-dd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Way to a visit (minutes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>We</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/charts.py"/>
        <source>Wed</source>
        <translation>Mer</translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>Wednesday</source>
        <translation>Dydd Mercher</translation>
    </message>
    <message>
        <location filename="../../resources/reports/impact.html"/>
        <source>Week</source>
        <translation>Wythnos</translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Week by week: which places and areas stand out, and which have changed since the watch began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Week from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>Weekday (1 = Monday)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Weekdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Weekly monitoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>Weekly pack</source>
        <translation>Pecyn wythnosol</translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>Weekly pack, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Weeks before a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>Weight field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>Weight of these points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>What a crime at the edge of the study area would spread outside stays inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/delivery.py"/>
        <source>What a run that died had begun to write in '{}' was cleared away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>What a visit at another time is worth less, in visits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>What a weighted sum of simple maps misses is learned by boosting (many small decision trees) or linear (a penalised Poisson model).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>What all weeks have in common</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>What became of crimes, a row an outcome; without a point where the files give none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>What came of stops and searches in and out of the hot spots?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>What could go wrong for somebody, and what is done against it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>What data are used, of what period, and how many?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>What did people ask for, and how safe do they feel?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/profile.py"/>
        <source>What happens in each hot spot, and what of your other layers lies in it and near it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/checkdata.html"/>
        <source>What is counted</source>
        <translation>Beth sy'n cael ei gyfrif</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>What is decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>What is decided, why, and who decides?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/risksurface.html"/>
        <source>What is found in how much of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/publicationlayer.html"/>
        <source>What is hidden, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/impactprompts.html"/>
        <source>What is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>What is to be found is the next of these: a month, a quarter, a week, four weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>What is wrong with the crimes before any map is made, with counts, and what these data can bear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>What it can and cannot mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/searchoverlay.html"/>
        <source>What it can and cannot mean: a lower share where officers search more is no proof that the searches were wrong, nor is a higher one that they were right; which searches were made is not known here, only what came of them. Groups searched on weaker grounds tend to lower shares, but so do groups searched for other things: compare within one object of search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/communityfeedback.html"/>
        <source>What it can and cannot mean: crimes are those recorded in the neighbourhoods shown, before and after; whether patrols changed them is asked by the tool Impact, with control places. That a priority is asked for where officers are says nothing of how people were met.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/searchoverlay.html"/>
        <source>What it can and cannot mean: residents are not those who are in a borough's streets, and least of all where many come to work, shop or go out. A ratio above 1 says that members of the group were searched more often than residents of the other, for whatever reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>What lessens harm, and what would stop the patrols?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/risksurface.html"/>
        <source>What matters to a model is not a cause. Features that say the same share what they matter between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/risksurface.html"/>
        <source>What matters: how far the share found at {:g} % of the area falls where this is dealt out anew among the places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>What stays, goes and comes, as a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>What the columns mean, as saved in Import records on the page Data. Empty: a saved profile made on the same columns, else what their names suggest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/weeklypack.py"/>
        <source>What the columns of a force's export mean, as saved in Import records. Empty: SOURCE is from data.police.uk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/risksurface.html"/>
        <source>What the model sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>What the patrols are for, who decides on them, and from when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>What the police did, in plain words; no places, times or routes of patrols.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>What the rank is by: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>What the way from one hot spot to the next takes; it counts as time of the officers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/checkdata.html"/>
        <source>What these data can bear</source>
        <translation>Beth y gall y data hyn ei gynnal</translation>
    </message>
    <message>
        <location filename="../../resources/reports/checkdata.html"/>
        <source>What to do</source>
        <translation>Beth i'w wneud</translation>
    </message>
    <message>
        <location filename="../../layers/briefing.py"/>
        <source>What to know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>What was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>What was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>What was changed (or with refresh: would be), and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>What was delivered, as a page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>What was found, with what it can and cannot mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>What was tried, how far the sets agree, how they last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/stability.html"/>
        <source>What was tried; agreement: of the area that is hot in half of these runs or in half of all, the part that is hot in both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>What would be told, to be signed by a named person; until then it is a draft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>When in the week crimes happen, in each hot spot and in all, also where only a span of time is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/methods.py"/>
        <source>Where do crimes lie densely together? From the points themselves, with shapes of their own; for exact points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Where does presence go, and does it follow need?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/methods.py"/>
        <source>Where is it new, lasting, growing or fading? The history of each place's heat over ten periods or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/methods.py"/>
        <source>Where is the most crime? Ranks places of equal size by crimes per km² and keeps the busiest; it never misses a busy corner. Start here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Where no ping came for longer, nothing is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>Where shifts begin: one of them by lot. Empty: at the first place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Where the points come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>Whether a crime makes another nearby and soon more likely, and where that risk is now, until when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>Whether a patrol worked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Whether crime moved into the buffers nobody can tell yet: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>Whether each area has {} addresses was not checked: ADDRESSES_FIELD is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>Whether harm changed nobody can tell yet: {} against the controls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/methods.py"/>
        <source>Which busy places have busy neighbours, and which are unlike theirs, beyond chance? (Local Moran's I.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/methods.py"/>
        <source>Which clusters are more than chance? Keeps only places that, with their neighbours, are busier than chance would make them; an isolated busy corner is not among them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Which field of the population table belongs to which group, separated by semicolons: Black = black_residents; White = white_residents. Ratios are to the last one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>Which map to trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>Which method and setting finds next month's crimes: chosen on earlier periods, scored on later ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Which of them are personal data?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>Which offence belongs to a priority: Drug dealing = Drugs; Car crime = Vehicle crime. Without one it is the offence of the same name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>Which places are newly hot, hot as ever, cooling down, or were hot once: Gi* period by period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>Which places are treated when, drawn by lot among places alike, and how many weeks show an effect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Which protected characteristics are not seen in the data?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/methods.py"/>
        <source>Which streets have the most crime per 100 m? Needs a road layer such as OS Open Roads, and exact points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Who answers for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Who answers for the place: a role or a team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Who chose the point: a role or a name. Needed where EVENNESS is above 0; it is kept with the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Who lives in a place is not who is met there; use what local officers and partners know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Who lives where the hot spots are?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Who makes the change: a name or a role. Always needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>Who publishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Who reviews this, and when?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Who sees the results, where are they kept, and for how long?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>Who was asked, and who signs?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>Whole weeks or whole months before and after. auto: weeks, and months where the crimes have a month instead of a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>Whose the pings and visits are that do not say, such as police. Empty: they are counted as 'not given'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/checkdata.html"/>
        <source>Why</source>
        <translation>Pam</translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>Why this point, in a sentence. Needed where EVENNESS is above 0; it is kept with the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>Why, in a sentence. Needed to reject, retire and merge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>Width of a hot street (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>Width of the band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>With COMPARE_LAYER: the two densities compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>With HOTSPOT_LAYER: each hot spot with the share of runs in which it is hot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>With PROFILE there is one SOURCE; put the files into one folder and give that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>With SOURCE_FIELD leave OFFENCES empty, and choose offences by FILTER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>With one place in an arm, how places change by themselves is not known. The interval is that of chance alone, at least, and no verdict rests on it; for the power {:g} times chance is assumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>With so many crimes ({:,.1f} a week before) it takes about {:,.0f} weeks to have a good chance (8 in 10) of detecting a fall of 10 %; in the {:,} weeks there are, falls of {:.0f} % and more would probably be detected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>With weights: the hot spots of the same crimes ranked by their number, to lay beside those by harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/profile.html"/>
        <source>Within {} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/matchcontrols.html"/>
        <source>Without a control: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/provenance.py"/>
        <source>Without a weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>Without boroughs and residents there are no rates; for a hot spot there never are, since who lives in a place is not who is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/feedbackloop.html"/>
        <source>Without them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/profile.py"/>
        <source>Your own layers, such as licensed premises, schools or roads; they are only read. One that fails is named and left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/linked_maps.py"/>
        <source>Zoom all maps in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/linked_maps.py"/>
        <source>Zoom all maps out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/trial.py"/>
        <source>a block needs two places or more, so that both arms are in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>a change of {:+.0f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/clusters.py"/>
        <source>a cluster needs at least one point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/area_checks.py"/>
        <source>a crime in both counts in each of them, and once in the totals, so that shares add up to more than 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/area_checks.py"/>
        <source>a crime in both counts once, in the one that comes first in the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/trial.py"/>
        <source>a cycle must have an even number of periods, 2 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>a day written as yyyy-mm-dd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>a draft: nobody has signed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres_table.py"/>
        <source>a filter of QGIS is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/past_styles.py"/>
        <source>a half to three quarters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>a head, against the mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/command.py"/>
        <source>a layer cannot be found; open it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/command.py"/>
        <source>a layer comes from a database or the web; a command would show its address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/command.py"/>
        <source>a layer lies on a network share; a command would show the server's name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>a list of {:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>a list of {:,} at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>a list of {:,} or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>a map is scored on crimes that came after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/knox.py"/>
        <source>a near repeat takes two events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/area_checks.py"/>
        <source>a number from west to east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>a number is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/command.py"/>
        <source>a parameter is set by an expression; give it a fixed value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/past_styles.py"/>
        <source>a quarter to a half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>a release was changed after it was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>a text or a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/controls.py"/>
        <source>a trend takes two periods or more, and no count below 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/trial.py"/>
        <source>a trial needs two places or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/command.py"/>
        <source>a value holds a line break, which cmd cannot take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/command.py"/>
        <source>a value holds the address of a database or a login; a command would show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>a whole number, 0 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>about as much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/searchoverlay.html"/>
        <source>about as often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>above 0 km²; 0.1 is usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>above 0 m, such as 25</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>above 0 m, such as 300; leave it empty for the rule of thumb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>above 0; 1 is usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/places.py"/>
        <source>active places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>add: hot spots become candidates; accept: candidates become active; reject: they do not; retire: active places end; edit: another name, owner, time or shape; merge: several become the first; refresh: a new set against the active one; log: a problem, cause, action, partner or assessment is noted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>adding visit by visit (greedy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/compared.py"/>
        <source>after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>all candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>all crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/density.py"/>
        <source>all crimes lie on one spot, so that no bandwidth can be told from them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>all offences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/gistar.py"/>
        <source>all places have the same value, so none can stand out</source>
        <translation>mae gan bob lle yr un gwerth, felly ni all yr un sefyll allan</translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/tables.py"/>
        <source>an area made from the crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/aoristic.py"/>
        <source>an event has no start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>an object with names and values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/briefing.py"/>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>another crime type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>another offence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>answers that name it (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/risk.py"/>
        <source>anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>as chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>as its grid references are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>as_written: by the clock in the United Kingdom; utc: Greenwich all year. Times with Z or an offset are always read by it, but Z in a GeoPackage is not: QGIS marks local times with it too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>asking what matters…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>at excluded premises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_table.py"/>
        <source>at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_table.py"/>
        <source>at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>attacking what is hidden…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/neighbourhood.py"/>
        <source>auto: convolution; convolution: the map's own counts or harm summed at random; permutation: conditional random draws; normal: as other software does, wrong for sparse counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>bandwidth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/compared.py"/>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/visit_log.py"/>
        <source>beginning (start)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>below borough size ({:,} residents)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>between the lines chance alone leaves 95 % and 99.8 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/neighbourhood.py"/>
        <source>bh: false discovery rate of Benjamini and Hochberg; by: of Benjamini and Yekutieli, stricter; none: the p-values as they are, which calls many places hot by chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/weeklypack.html"/>
        <source>briefings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>by drawing the arms again among places of like level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>by turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/pings.py"/>
        <source>callsign (CALLSIGN_FIELD)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>candidate: somebody accepts them later; active: at once, as for a list from above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/chain.py"/>
        <source>cannot be read ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_returns.py"/>
        <source>cannot be read as a template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/fairnessaudit.html"/>
        <source>cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/origin.py"/>
        <source>centres of postcodes, streets or squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>change against controls (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>change that the choice of places alone brings, from their own history, 95 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>change that the choice of places alone brings, simulated, 95 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/trial.py"/>
        <source>change, power, alpha and share lie between 0 and 1, the dispersion above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>checking…</source>
        <translation>yn gwirio…</translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>choose a JSON that it wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>choose one that Publication layer made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>chronic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>cluster {}, {}, …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_incidents.py"/>
        <source>code '{}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>column '{}' of '{}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>compare with the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>comparing with chance…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>comparing with the plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>controls, at the level of the treated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>coordinates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>coordinates outside the United Kingdom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>coordinates outside the country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>coordinates that are not numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/correction.py"/>
        <source>correction must be one of {}, not {!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>count inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>count near</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>counting by area…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>counting crimes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>counting in places of {:g} m…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>counting what policing brings up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>counting…</source>
        <translation>yn cyfrif…</translation>
    </message>
    <message>
        <location filename="../../core/impact.py"/>
        <source>counts cannot be below 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/disclosure.py"/>
        <source>counts must be whole numbers from 0, by area, offence and period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>crime</source>
        <translation>trosedd</translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>crime is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>crimes</source>
        <translation>troseddau</translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>crimes a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>crimes a week, and what is usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>crimes against controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>crimes against the controls' rings, with 95 % intervals; above 0 beside a place: some may have moved there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>crimes are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>crimes at a full hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>crimes at a minute of the day, such as 00:00, that holds far more than most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>crimes at police stations, custody suites, hospitals and prisons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>crimes expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>crimes in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/charts.py"/>
        <source>crimes in the hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>crimes of offences that the preset takes as seen on the street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>crimes of the last 28 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>crimes on one coordinate that holds more than 1 % of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>crimes on the busiest weekday (by chance 14 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>crimes on the first of a month (by chance 3 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/audit.py"/>
        <source>crimes or harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>crimes or harm: the field of the hot spots that says how many visits each is worth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>crimes or harm: the field of the places by which those of one block are alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rates.py"/>
        <source>crimes per 100 m of street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rates.py"/>
        <source>crimes per km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rates.py"/>
        <source>crimes per km², of which an older one counts less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>crimes that share a point with one counted before (decides nothing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>crimes that span more than 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>crimes without an offence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>crimes ÷ expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>date in the future</source>
        <translation>dyddiad yn y dyfodol</translation>
    </message>
    <message>
        <location filename="../../layers/plan_rows.py"/>
        <source>day of '{}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/pointclusters.py"/>
        <source>dbscan: so many crimes within a distance; st_dbscan: also within so many days; optics: clusters of unlike density, up to the distance; hdbscan: the same without a distance. The last two need scikit-learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>decile of deprivation; 1 is the most deprived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>decile or score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>decile: 1 is the most deprived; score: the higher the more deprived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>densities of {:g} m…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>difference of the means (standard deviations)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>displacement quotient; empty where nobody can tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>distance from the places (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>does not fit into the shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/chain.py"/>
        <source>does not follow the entry before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>drawing hot spots…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/concentration.py"/>
        <source>drawing places anew…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>drawing routes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>drawing the curve…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>drawing…</source>
        <translation>yn lluniadu…</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>each point a neighbourhood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>each point a place; between the lines chance alone leaves 95 % and 99.8 % of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>each treated in half of the {}s by lot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/coordinates.py"/>
        <source>easting and northing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/pings.py"/>
        <source>easting or longitude (X_FIELD)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>emerging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/base.html"/>
        <source>en-GB</source>
        <translation>cy</translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>en: English; cy: Welsh, begun, to be read by somebody who speaks it before it is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/quality.py"/>
        <source>end before beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/visit_log.py"/>
        <source>ending before they begin, or after a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/charts.py"/>
        <source>evenly spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/charts.py"/>
        <source>evenness of presence across neighbourhoods (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/searchoverlay.html"/>
        <source>everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>exclude: left out and counted, since they say nothing of the hour; spread: the same to every hour of the week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>fading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>fail</source>
        <translation>methu</translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>farther than {:g} m from a street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>features hold several points; run Multipart to singleparts first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>feel safe (% of the answers)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>fell by {:.0f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>few</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/regression.py"/>
        <source>fewer than ten places cannot tell how places differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>fewer than {} searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/columns.py"/>
        <source>field '{}' of '{}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>finding clusters…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>finding hot places…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>finding the densest areas…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>finding the nearest street…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>finding them again by number…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>finding ways…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>first week of the span; treatment from week 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres_tally.py"/>
        <source>flags are asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>from their own history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/impact.py"/>
        <source>give both buffers, or neither</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>harm</source>
        <translation>niwed</translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>harm by </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rates.py"/>
        <source>harm per 100 m of street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rates.py"/>
        <source>harm per km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rates.py"/>
        <source>harm/100 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rates.py"/>
        <source>harm/km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>hexagon or square.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>hexagon or square: the places of the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>hexagon: hexagons of one size; square: squares of one size; layer: the polygons of UNITS_LAYER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>hexagons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>hiding small counts and what gives them away…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>higher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>hot area in common with all runs (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>hot spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/past_styles.py"/>
        <source>hot under one setting only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>hotspots: neighbourhoods have visits in proportion to their hot spots; areas: each has the same number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/charts.py"/>
        <source>hour of the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>how long a place has been hot needs the date of each crime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>how sure: model {} of {}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>hull: the outline around the crimes; ellipse_1sd, ellipse_2sd: their standard deviational ellipse, once or twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/visit_log.py"/>
        <source>id or name of the place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>in </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/period_tally.py"/>
        <source>in a period of which not all was supplied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/period_tally.py"/>
        <source>in a period that is not whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>in hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>in hot spots and elsewhere, with 95 % intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>in no cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>in none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/survey_questions.py"/>
        <source>in the words of a few people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/past_styles.py"/>
        <source>in up to a quarter of the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>in {} of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>infinite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>intermittent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/geopackage.py"/>
        <source>is being read by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/geopackage.py"/>
        <source>is being written to by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/chain.py"/>
        <source>is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_table.py"/>
        <source>is no JSON report of a patrol plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_inputs.py"/>
        <source>is no JSON report of the hours of the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/route_pages.py"/>
        <source>is no JSON report of the tool Hot spot profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>is no report of this tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>is not a release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>is not the REPORT_JSON of that tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report_schemas.py"/>
        <source>is not the REPORT_JSON of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>is not the file of a weekly pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/chain.py"/>
        <source>is there twice ('{}')</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/disclosure.py"/>
        <source>it cannot be told whether a hidden count is safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres.py"/>
        <source>it cannot say it (SQL state {})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/instants.py"/>
        <source>it comes from a joined layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres.py"/>
        <source>it did not accept a connection of our own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/flags.py"/>
        <source>it has no field with a flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/context.py"/>
        <source>it has no shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_contents.py"/>
        <source>it has {:,} different texts, most of them with words of offences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/flags.py"/>
        <source>it has {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>it holds a character that is not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>it holds a header only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres.py"/>
        <source>it holds text that is not in its own encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>it holds {}, which is not asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_returns.py"/>
        <source>it is a JSON file with by and columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_files.py"/>
        <source>it is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>it is empty or does not begin with a header line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>it is nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_profile.py"/>
        <source>it is no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>it is not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/chain.py"/>
        <source>it is not text in UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>it is the same file as '{}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/chain.py"/>
        <source>it is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>it takes a layer or the name of a file, and what is given is neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>it takes one of {}; '{}' is none of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>it takes the name of a file, and what is given is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>it takes the name of one field, and '{}' is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>it was made by a later version of this plugin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/solver.py"/>
        <source>its Python cannot be started ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/solver.py"/>
        <source>its Python does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/tally.py"/>
        <source>its coordinates are not those that are computed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres_tally.py"/>
        <source>its dates are text in two formats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres_sql.py"/>
        <source>its filter or query holds a semicolon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>its first line is no header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>its header is none of street-level crime, outcomes or stop and search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_files.py"/>
        <source>its name points outside the ZIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_contents.py"/>
        <source>its numbers lie in Great Britain as eastings and northings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_contents.py"/>
        <source>its numbers lie in the United Kingdom as degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_table.py"/>
        <source>its parts do not fit each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres_table.py"/>
        <source>its points are of a kind that SQL may see otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>kept as it is: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>late crimes of an offence never seen before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/coordinates.py"/>
        <source>latitude and longitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>laying out places…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>learning from all periods…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>learning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/survey_questions.py"/>
        <source>left blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>left of the dotted line they count as alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>left out: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>length inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>lies in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>line {:,} is not JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/lisa.py"/>
        <source>local Moran's I needs at least two places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/scale.py"/>
        <source>log: the logarithm of the counts or the harm, so that one very busy place does not hide all others; count: the counts or the harm as they are. Ranks are by the counts or the harm in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>logarithm of crimes a period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>looking at the periods…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>looking at {}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>looking for visits…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_words.py"/>
        <source>lower {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_words.py"/>
        <source>lower {} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>m in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/route_pages.py"/>
        <source>make it again with that tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_inputs.py"/>
        <source>make it with that tool (REPORT_JSON)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_table.py"/>
        <source>make the plan again with REPORT_JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>manhattan: along streets at right angles, |dx| + |dy|; euclidean: as the crow flies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>matched places and their controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>matching…</source>
        <translation>yn paru…</translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>mean of the 8 weeks before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>merge such places, or give others, so that no visit and no crime belongs to two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/nearby.py"/>
        <source>metres to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>milp: SciPy's mixed-integer solver, with proof; greedy: visit by visit; auto: milp where it can run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/audit.py"/>
        <source>minutes of presence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>mo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>month</source>
        <translation>mis</translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>month between the first and the last holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>month, quarter, week, 4 weeks: the periods over which the trend before is looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>month; treatment from month 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>months against the time before, with 95 % intervals; before the treatment they should lie about 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>months between the first and the last hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>months that are empty, or hold under half or over twice the median month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>more cells than the header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/feedback_loop.py"/>
        <source>more crimes are removed than there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>more than chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/origin.py"/>
        <source>moved before they were published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>near it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/methods.py"/>
        <source>near repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>nearest (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/survey_questions.py"/>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>no band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/register.py"/>
        <source>no change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>no comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>no coordinates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/density.py"/>
        <source>no crime has a weight above 0, so that no bandwidth can be told from them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>no crime type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/trial.py"/>
        <source>no crimes a week: nothing could be seen to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>no more apart than chance leaves ({:+.0f} to {:+.0f} points).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>no offence given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/disclosure.py"/>
        <source>no other table has the same totals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/regression.py"/>
        <source>no place is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/quality.py"/>
        <source>no point</source>
        <translation>dim pwynt</translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>no readable date</source>
        <translation>dim dyddiad darllenadwy</translation>
    </message>
    <message>
        <location filename="../../core/quality.py"/>
        <source>no reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>no table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>no time of day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_contents.py"/>
        <source>no two of its cells are the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>no way leads there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>no weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>nobody can tell how many times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/answers.py"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/pings.py"/>
        <source>northing or latitude (Y_FIELD)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>not among the places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>not checked</source>
        <translation>heb ei wirio</translation>
    </message>
    <message>
        <location filename="../../layers/visit_log.py"/>
        <source>not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/origin.py"/>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>nothing comes before period {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>nothing is chosen as {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>nothing is compared with it, so delete its folder if it is not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>nothing is given, and the tool needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>nothing is given; choose a place for the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>nothing says otherwise; if that is wrong, choose the coordinate system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/visit_log.py"/>
        <source>of a name that several places have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/visit_log.py"/>
        <source>of no place that is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/matchcontrols.html"/>
        <source>of the control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>offence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>offences that are written in several ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/tally.py"/>
        <source>older crimes count less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>one crime makes no hot spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>one crime on a street makes no hot street</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>one of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres_table.py"/>
        <source>only the selected crimes count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/command.py"/>
        <source>only the selected features were used; save them as a layer of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>oracle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>oracle: the best there could have been</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>other flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>outside the areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>outside the areas or the months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>outside the neighbourhoods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>outside the period</source>
        <translation>y tu allan i'r cyfnod</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>outside the places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>outside the study area</source>
        <translation>y tu allan i'r ardal astudio</translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/quality.py"/>
        <source>over 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/quality.py"/>
        <source>over a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>p = {:.3f}, {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>p-value (one-sided)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>p-value (two-sided)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/neighbourhood.py"/>
        <source>p-values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>p-values from {:,} permutations of the days, the least possible {:.4f}; a cell counts at q ≤ {} and a ratio of {} or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/made_area.py"/>
        <source>p-values rest on that area as well: where land without crime lies along its edge, places within look busy by that alone. By themselves they do not tell clusters from chance here; give a STUDY_AREA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/study.py"/>
        <source>p-values: {} (Gi* of {}); corrected: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>p-values: {} (Gi* of {}, each period on its own{}); corrected: {}; hot and cold at 90 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/study.py"/>
        <source>p-values: {} (local Moran's I of {}); corrected: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>pairs of months between which the points change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>pass</source>
        <translation>pasio</translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>peak {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rates.py"/>
        <source>per 100 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/past_styles.py"/>
        <source>per km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/gistar.py"/>
        <source>permutations must be at least 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>place {:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>places above the mean by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>placing points…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>planning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/quality.py"/>
        <source>point at (0, 0)</source>
        <translation>pwynt yn (0, 0)</translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>point outside its coordinate system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>point outside the coordinate system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>points outside the study area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/look_up.py"/>
        <source>postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/look_up.py"/>
        <source>postcodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/tally.py"/>
        <source>premises are given as a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>presence (% of all minutes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>presence and need a head, each against its own mean, with 95 % intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/gistar.py"/>
        <source>pvalues must be one of {}, not {!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/fields.py"/>
        <source>q-value (false discovery rate)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>qu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>quarter</source>
        <translation>chwarter</translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>quarters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>quartic: falls smoothly to nothing at the bandwidth; gaussian: the bandwidth is its standard deviation; uniform, triangular, epanechnikov: the other usual shapes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>rank of the hot spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>reading answers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/arealsummary.py"/>
        <source>reading areas…</source>
        <translation>yn darllen ardaloedd…</translation>
    </message>
    <message>
        <location filename="../../algorithms/past.py"/>
        <source>reading crimes…</source>
        <translation>yn darllen troseddau…</translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>reading files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>reading hot spots…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>reading pings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>reading records…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>reading searches…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>reading streets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/profile.py"/>
        <source>reading {}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>relative change, difference in differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>repeated Crime ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_incidents.py"/>
        <source>repeated call about one incident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>repeated crime number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>repeated reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres_tally.py"/>
        <source>repeated references are looked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>residents are not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>rest: for changes since the watch began, weeks count as busy as crimes outside the places say, so that a season is no change; none: weeks are alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>risk is learned from the dates of crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>robust to places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>rose by {:.0f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>rows that agree with an earlier one in all three</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>rows whose reference an earlier row has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>rows with a date in the future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>rows without a date that can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/check_words.py"/>
        <source>rows without a usable point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/risk.py"/>
        <source>same season a year ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>scoring…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/risk.py"/>
        <source>season</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/briefing.py"/>
        <source>see the CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>sfhotspot, its automatic bandwidth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/grids.py"/>
        <source>shape must be one of {}, not {!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/charts.py"/>
        <source>share held (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>share of crime found (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>share of presence ÷ share of need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>share of the answers that name it, with 95 % intervals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>share of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>share of the area (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>share of the crimes (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/charts.py"/>
        <source>share of the places, busiest first (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>share of the whole area (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>signed on {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>simple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>simulated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/grids.py"/>
        <source>size must be a positive number of metres, not {!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>smallest fall that so many weeks show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres_tally.py"/>
        <source>some of its coordinates are beyond any grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres_tally.py"/>
        <source>some of its rows can be read in more than one way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>something came of it (% of searches)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>spans of {} weeks against the time before, with 95 % intervals; before the treatment they should lie about 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>spread over all hours alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>spreading crimes over the week…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>spreading crimes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>squares</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>status '{}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>stop and search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>stops and searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>street-level crime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>t for the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/streets.py"/>
        <source>take a longer SEGMENT_LENGTH or fewer streets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/clusters.py"/>
        <source>take a shorter distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/density.py"/>
        <source>take a smaller bandwidth, larger cells or a smaller area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/road_network.py"/>
        <source>take fewer hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>take fewer hot spots, DAYS or a smaller CAP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>take fewer or larger CELL_SIZES</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/knox.py"/>
        <source>take fewer permutations or fewer bands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/gistar.py"/>
        <source>take fewer permutations, fewer rings or a shorter distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/compared.py"/>
        <source>take fewer places or a shorter time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/controls.py"/>
        <source>take fewer places that could be controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/places.py"/>
        <source>take fewer places, a shorter time or longer periods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/neighbours.py"/>
        <source>take fewer rings, a shorter distance or larger places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>take fewer settings or larger places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>take larger places or a shorter bandwidth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/history.py"/>
        <source>take larger places or fewer grids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>taking out other offences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/density.py"/>
        <source>that is too much work for the {} kernel; take the quartic one or larger cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres.py"/>
        <source>the Python module psycopg2 is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/tables.py"/>
        <source>the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/density.py"/>
        <source>the bandwidth must be above 0 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>the busiest km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>the busiest part of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>the busiest places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>the busiest twenty; the line is the share of all crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/controls.py"/>
        <source>the caliper must be above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>the controls brought to the level of the treated before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>the crimes of each calendar month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>the crimes of each calendar quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>the date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/clusters.py"/>
        <source>the days must be 0 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/delivery.py"/>
        <source>the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/clusters.py"/>
        <source>the distance must be above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>the document is not {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/choices_form.py"/>
        <source>the fewest with this much crime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/area_checks.py"/>
        <source>the field '{}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres_sql.py"/>
        <source>the field '{}' is of the type {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>the fifteen neighbourhoods with the widest gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>the file '{}' cannot be used here; check that it is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>the file '{}' holds no layer that can be used here; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>the file '{}' holds no table '{}' that can be opened; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>the file '{}' is not there; check its name, and that its drive is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>the files hold a header only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>the first crime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_words.py"/>
        <source>the floors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_words.py"/>
        <source>the floors and the minimums of the neighbourhoods together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>the heat map at its defaults finds {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/density.py"/>
        <source>the kernel must be one of {}, not {!r}</source>
        <translation>rhaid i'r cnewyllyn fod yn un o {}, nid {!r}</translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>the last crime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>the layer '{}' cannot be opened; check that its file is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/command.py"/>
        <source>the layer '{}' comes from a database or the web; a command would show its address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/command.py"/>
        <source>the layer '{}' has unsaved edits; save them first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/command.py"/>
        <source>the layer '{}' is not saved; export it to a GeoPackage first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres_table.py"/>
        <source>the layer has joined or virtual fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/instants.py"/>
        <source>the layer is being edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>the layer's</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/instants.py"/>
        <source>the layer's filter is a SELECT statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>the layer's own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/disclosure.py"/>
        <source>the least count that is told must be 2 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/matching.py"/>
        <source>the least overlap must be above 0 and at most 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/gistar.py"/>
        <source>the logarithm needs values of 0 or more; use the values as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>the map recommended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_words.py"/>
        <source>the minimums of the neighbourhoods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/risk.py"/>
        <source>the model must be one of {}, not {!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>the next 4 weeks'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>the next month's</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>the next quarter's</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>the next week's</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>the number of crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/weights.py"/>
        <source>the offence ('offence')</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_words.py"/>
        <source>the officers have time for {} ({}); add {} officer-hours, or {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>the period must be one of {}, not {!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/tally.py"/>
        <source>the places are polygons of a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/patrol_plan.py"/>
        <source>the plan does not fit the hot spots, days, shifts and agencies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/flags.py"/>
        <source>the preset '{}' goes by the names of offences; choose OFFENCE_FIELD too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/flags.py"/>
        <source>the preset '{}' needs fields that '{}' does not have ({}); choose offences by name instead, or import the records with these columns ({} holds Home Office codes).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>the project has no layer '{}'; choose one that it has, or a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/past_styles.py"/>
        <source>the riskiest {:g} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>the rows do not hold what it needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/selection.py"/>
        <source>the rule must be one of {}, not {!r}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>the same at this distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/weeklypack.html"/>
        <source>the same for print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>the same of harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>the same of the rings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/risk.py"/>
        <source>the same with neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/trial.py"/>
        <source>the share of the treated must lie between 0 and 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>the solver (milp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/solver.py"/>
        <source>the solver's process ended without an answer{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>the table '{}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/selection.py"/>
        <source>the value of the rule is a share in per cent and must not be above 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/selection.py"/>
        <source>the value of the rule must be above 0</source>
        <translation>rhaid i werth y rheol fod yn uwch na 0</translation>
    </message>
    <message>
        <location filename="../../layers/crimes.py"/>
        <source>the weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/weights.py"/>
        <source>the weight ('weight')</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/patrol_frontier.py"/>
        <source>the weights must not all be 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>there is no change in per cent where a count is 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/risk.py"/>
        <source>there is no crime to learn from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/balance.py"/>
        <source>there is no presence, or no need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/solver.py"/>
        <source>this QGIS has no Python program of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/memory.py"/>
        <source>this would need about {:,.0f} GB of memory, and a tool takes {:g} GB at most; {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/past_styles.py"/>
        <source>three quarters and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>throughout: once, for the whole trial; week, day: each place is treated in half of the weeks or days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/pings.py"/>
        <source>time (TIME_FIELD)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>times 4 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/holdout.html"/>
        <source>too few periods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>too few periods for an interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/countcrimes.py"/>
        <source>top_k: this many places; area_share: the busiest in this percentage of the area; crime_share: the fewest that hold this percentage of crime; two_sd: this many standard deviations above the mean; area_km2: the busiest in this many km². A place with one crime is never hot by a rule that fills an area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>total net effect: crimes fewer than if all had gone as in the controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>treated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>trend a period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>trying maps on places of {:g} m…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/risksurface.py"/>
        <source>trying simple maps…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/postgres_sql.py"/>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>unknown: where one minute of the day, such as 00:00, holds more than 5 % of the times and far more than those around it, it stands for a time that nobody knew: such crimes are spread over their day; as_written: it is a time like others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>unreadable date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>unreadable month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>usual range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>variance of the places' changes over that of chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>visits expected by need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>warn</source>
        <translation>rhybudd</translation>
    </message>
    <message>
        <location filename="../../layers/chain.py"/>
        <source>was changed after it was signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/chain.py"/>
        <source>was made by a later version of this plugin; install that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>week</source>
        <translation>wythnos</translation>
    </message>
    <message>
        <location filename="../../layers/effect_charts.py"/>
        <source>week from (month-day)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>week; treatment from week 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>weeks after which a fall of 10 % shows (power 80 %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>weighing crimes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>weighted displacement difference, crimes, 95 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/unusable.py"/>
        <source>what is given is no place for a result; give the name of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/origin.py"/>
        <source>where the crimes were recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>whole: the period as one; month: each month, and the period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_words.py"/>
        <source>with at most {} in a shift the shifts with officers hold {}; raise PER_SHIFT, put officers into more shifts, or {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/report.py"/>
        <source>within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>within chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>within {:g}: the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/visit_log.py"/>
        <source>without a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/visit_log.py"/>
        <source>without an end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>wk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/publicationlayer.html"/>
        <source>would give one away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>writing…</source>
        <translation>yn ysgrifennu…</translation>
    </message>
    <message>
        <location filename="../../layers/police_uk.py"/>
        <source>wrong number of columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/survey_questions.py"/>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>{0} needs {0}_CODE and {0}_FIELD: the fields with the code and the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>{:+,.0f} ({:,.0f} to {:,.0f})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact_words.py"/>
        <source>{:+,.0f}, with no interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>{:+.0f} points ({:+.0f} to {:+.0f}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>{:,.0f} crimes, {:.0f} % of them with a span of more than 24 hours. Busiest: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/audit.py"/>
        <source>{:,.0f} of {:,.0f} residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/audit.py"/>
        <source>{:,.0f} residents of {} neighbourhoods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>{:,} and more per 100 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>{:,} and more {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>{:,} answers are from no neighbourhood and do not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>{:,} answers from {} of {} neighbourhoods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/survey_questions.py"/>
        <source>{:,} answers in '{}' are not known and count as no ({}); if some mean yes, say so with YES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/look_up.py"/>
        <source>{:,} are there at more than one place, of which the first is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>{:,} blocks have an odd number of places, so that the arms are not always even.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>{:,} candidates have no crime before and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_sheets.py"/>
        <source>{:,} cells of '{}' hold formulas without a value and are read as empty; open it in a spreadsheet program and save it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/impact.py"/>
        <source>{:,} control places lie on treated ones and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>{:,} crime numbers were lost in a spreadsheet, such as '{}': these rows are kept without a number. Export them again with the crime number as text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/refresh.py"/>
        <source>{:,} crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>{:,} crimes are fewer than {}: whatever the map shows may be chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>{:,} crimes ended before they began; their two moments were swapped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/timeline.py"/>
        <source>{:,} crimes in {:,} places, {} periods ({}) from {} to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>{:,} crimes span more than a week, which says nothing of the hour; they are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>{:,} crimes stand on {:,} centres of postcodes, streets or squares: spots of 150 m show these, not where the crime was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>{:,} crimes stand on {:,} points to which they were moved: spots of 150 m show where to, not where the crime was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/refresh.py"/>
        <source>{:,} crimes to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/harmweights.py"/>
        <source>{:,} crimes weigh {:,.0f}; {:,} of {:,} have no weight{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_moments.py"/>
        <source>{:,} ends lie before their beginning on the same day, such as {} to {}; they are taken as past midnight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_moments.py"/>
        <source>{:,} ends lie before their beginnings, such as {} to {}; they are kept as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>{:,} figures of {} areas, {} to {}: {:,} are told in bands, {:,} of 1 to {} are hidden, and {:,} more that would give them away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/tables.py"/>
        <source>{:,} hot spots hold {} in {:.2g} % of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>{:,} hot spots × {} days × {} shifts are more than {:,}; plan fewer days, or a part of the hot spots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>{:,} minutes and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/area_checks.py"/>
        <source>{:,} names are there more than once in '{}', such as '{}'; they are told apart by {}: '{}', '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>{:,} of '{}' have nothing in the field {}; every place needs an id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearestneighbourclusters.py"/>
        <source>{:,} of order {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>{:,} of the new places lie on a place that is there already: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>{:,} of the places kept have one crime, as {:,} others have that are not kept: which are hot is chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>{:,} of the streets kept have one crime, as {:,} others have that are not kept: which are hot is chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>{:,} of {:,} areas ({:.1f} %) have no row in '{}' and are left out of what needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/past.py"/>
        <source>{:,} of {:,} crimes lie outside the study area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/stability.py"/>
        <source>{:,} of {:,} hot spots of '{}' lie outside the study area; give the area in which they were found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/coordinates.py"/>
        <source>{:,} of {:,} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/survey_questions.py"/>
        <source>{:,} of {:,} people gave no answer in '{}' ({}); they are left out of its shares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/edges.py"/>
        <source>{:,} of {:,} places lie only partly in the study area. For chance, the crimes in that part count, and an average is allowed for the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/areas.py"/>
        <source>{:,} of {:,} rows of '{}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>{:,} of {:,} stays of '{}' have nothing in the column '{}'; they are counted as '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/look_up.py"/>
        <source>{:,} of {:,} {} have a place in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>{:,} periods ({}) from {} to {}; hot now is hot in the last, {} to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/permutations.py"/>
        <source>{:,} permutations were taken, since fewer cannot tell a single cell of {:,} from chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/permutations.py"/>
        <source>{:,} permutations were taken, since fewer cannot tell a single place of {:,} from chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>{:,} pings at stations count for no place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/pings.py"/>
        <source>{:,} pings have a time that was not read, such as '{}'; they are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/study.py"/>
        <source>{:,} places have no neighbour, so that they have no local Moran's I.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/study.py"/>
        <source>{:,} places have no neighbour; their Gi* is their own standardised value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/emerginghotspots.py"/>
        <source>{:,} places in {:,} periods are more than can be held ({:,}); use a larger CELL_SIZE or a longer PERIOD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/timeline.py"/>
        <source>{:,} places in {:,} periods are more than can be played ({:,}); give fewer places or a longer PERIOD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/study.py"/>
        <source>{:,} places of fewer than {} crimes are left out: one grave crime is no hot spot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>{:,} places of the plan are not among the places: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>{:,} places with one crime each are not kept, although the rule has room for them: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>{:,} points of '{}' are outside the study area and do not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/records.py"/>
        <source>{:,} rows have the place of their {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/presence.py"/>
        <source>{:,} rows of '{}' are of other places and do not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>{:,} rows of '{}' are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>{:,} rows of the plan are for places that are not among these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importrecords.py"/>
        <source>{:,} rows read from {}: {:,} crimes kept, {:,} left out{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/account.py"/>
        <source>{:,} rows with a date in the future are left out.</source>
        <translation>Gadewir allan {:,} rhes â dyddiad yn y dyfodol.</translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/searchoverlay.py"/>
        <source>{:,} searches, {:,} of them ({:.0f} %) in hot spots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>{:,} squares in which fewer than {} units were seen are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>{:,} streets with one crime each are not kept, although the rule has room for them: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>{:,} treated places have fewer than 12 crimes before: their trend is mostly chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>{:,} treated places have no candidate within the caliper: {}{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>{:,} visits are left out: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>{:,} visits begin outside their peak window: the shift leaves no other way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>{:,} visits of the log are in the pings too and count twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>{:,} whole {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>{:,} {} no crime: what looks like a fall or a rise may be the export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_styles.py"/>
        <source>{:,} – {:,} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>{:,} – {:,} per 100 m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_contents.py"/>
        <source>{:.0%} of its cells are UPRNs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_contents.py"/>
        <source>{:.0%} of its cells are dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_contents.py"/>
        <source>{:.0%} of its cells are grid references</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_contents.py"/>
        <source>{:.0%} of its cells are postcodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>{:.0%} of the crimes have a time of day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>{:.0%} of the crimes span more than 24 hours: the hour of these is hardly known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>{:.0%} of the crimes stand on coordinates that may be defaults: leave these out first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/capability.py"/>
        <source>{:.0%} of the times are one minute of the day, such as 00:00, that probably stands for an unknown time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/survey_questions.py"/>
        <source>{:.0f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/feedbackloop.py"/>
        <source>{:.0f} % of the crimes are made by policing. Without them {} of {} hot spots stay, {} go and {} come; {:.0f} % of the hot area is on both maps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>{:.0f} % of the crimes span more than 24 hours: the hour of these is hardly known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_words.py"/>
        <source>{:.0f} % of the days in rows of three or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/tables.py"/>
        <source>{:.0f} % of the harm (by {}) and {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>{:.0f} % of the presence lies outside all neighbourhoods and does not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_words.py"/>
        <source>{:.0f} % of the visits in peak windows, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/tables.py"/>
        <source>{:.0f} % of {:,} crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>{:.0f} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>{:.0f} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>{:.1f} in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>{:.1f} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>{:02d}:{:02d} is {:.0f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>{:g} % of the length ({:,.3g} km) is more than all {:,} streets with a crime together ({:,.3g} km), so the rule ranks nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>{:g} % of this area ({:,.3g} km²) is more than all {:,} places with a crime together ({:,.3g} km²), so the rule ranks nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>{:g} % of this area ({:,.3g} km²) is more than everywhere that a crime reaches ({:,.3g} km²), so the rule ranks nothing. Lower AREA_PERCENT, or set VOLUME_PERCENT, for example to 25.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>{:g} km is more than all {:,} streets with a crime together ({:,.3g} km), so the rule ranks nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/rule_words.py"/>
        <source>{:g} km² is more than all {:,} places with a crime together ({:,.3g} km²), so the rule ranks nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>{:g} times and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/past_styles.py"/>
        <source>{:g} to {:g} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>{:g} – {:g} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>{name}: '{value}' is not a choice; use one of {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/survey_questions.py"/>
        <source>{} % or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/survey_questions.py"/>
        <source>{} % or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>{} (log)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/fairnessaudit.py"/>
        <source>{} ({:+.1f} points, {:+.1f} to {:+.1f})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/monitor.py"/>
        <source>{} ({}, usually {:.1f})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>{} = {} · {}, by default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>{} No study area is given: STUDY_AREA can make it smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>{} and {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{} and {} are the same file, '{}'; give one of them another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_words.py"/>
        <source>{} and {} contradict each other in the week from {}: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_files.py"/>
        <source>{} and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>{} are confident ({:.0f} to {:.0f} %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>{} areas, {} offences and {} periods are {:,} figures, and at most {:,} can be protected; take larger areas, fewer OFFENCES or PERIODS=whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_words.py"/>
        <source>{} ask for {} visits ({} officer-hours) to {} hot spots, and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>{} by others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>{} covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/charts.py"/>
        <source>{} covered (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>{} covered against evenness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>{} crimes of '{}' are too few for near repeats; choose a longer period or more offences, so that there are at least {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/profile.html"/>
        <source>{} crimes, {} of all, in {:.3f} km².</source>
        <translation>{} o droseddau, {} o'r cyfan, mewn {:.3f} km².</translation>
    </message>
    <message>
        <location filename="../../resources/reports/profile.html"/>
        <source>{} crimes, {} of all.</source>
        <translation>{} o droseddau, {} o'r cyfan.</translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>{} crimes: cannot tell; no single one of so many bands could be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>{} crimes: no near repeats beyond chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>{} crimes: {} of {} bands are over chance; {}, {}: {:.1f} times as many as by chance. {} circles of risk hold now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/communityfeedback.py"/>
        <source>{} feel safe ({:.0f} to {:.0f} %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/survey_questions.py"/>
        <source>{} for {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>{} from {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/pings.py"/>
        <source>{} holds no callsigns; say which field does (CALLSIGN_FIELD).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/discretion.py"/>
        <source>{} holds the address of a database or a login; take it out, since it would be stored in the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/words.py"/>
        <source>{} holds {} distances; give {} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/clustered.py"/>
        <source>{} hot spots from {} clusters hold {:.0f} % of {} crimes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>{} hot spots have no peak window in any shift: one shift is as good as another there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>{} hot spots have no peak windows of their own in PEAKS: those of all crimes are taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>{} hot spots have no {}: they count in no neighbourhood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>{} hot spots have no {}: they get what FLOOR asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>{} hot spots hold {:.0f} % of {} crimes in {:.2g} % of {} (bandwidth {:.0f} m).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/streethotspots.py"/>
        <source>{} hot streets hold {:.0f} % of {} crimes in {:.2g} % of the length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_table.py"/>
        <source>{} in week {}: {:,} visits, at least {:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_table.py"/>
        <source>{} in week {}: {:,} visits, {} {:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>{} inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>{} invalid shapes of '{}' were mended for the computation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{} is a file of the folder that {} is read from; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/pings.py"/>
        <source>{} is another in nearly every row, so that it is no callsign; say which field holds the callsigns (CALLSIGN_FIELD).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>{} is empty; give it: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_inputs.py"/>
        <source>{} is empty; say who can be there: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>{} is empty; the pack needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>{} is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>{} is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>{} is not {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/public_source.py"/>
        <source>{} is the address of a database or a web service, and nothing is fetched from there; open it in QGIS as a layer, or save it as a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{} is the file of the project, '{}'; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{} is the file that {} is read from, '{}'; choose another, or name another table in it: '{}|layername=…'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{} is the file that {} is read from, '{}'; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{} is the folder that {} is read from; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>{} is {}; only candidates and active places can be merged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/register_changes.py"/>
        <source>{} is {}; {} is for places that are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/holdout.py"/>
        <source>{} kernel {:g} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/card.py"/>
        <source>{} m of {} inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>{} month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>{} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>{} must be {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/words.py"/>
        <source>{} must hold rising distances in metres, such as 100; 200; 300, not '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/knox.py"/>
        <source>{} must rise from above 0, such as 200; 400; 600</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_input.py"/>
        <source>{} needs the neighbourhood of each hot spot; '{}' has none in the field {}: name the hot spots with Areas and their hot spots first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/audit.py"/>
        <source>{} neighbourhoods, {:.1f} months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/publicationlayer.py"/>
        <source>{} of the areas have fewer than {} addresses, the first is '{}'; take larger areas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/overlay/temporalprofile.py"/>
        <source>{} of the times: far more than at the minutes and hours beside, as where nobody knew the time. The {:,} crimes with such a time are spread over their day (DEFAULT_TIMES).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolplan.html"/>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>{} of {} planned visits delivered ({:.0f} %), {} patrol-hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/impactprompts.py"/>
        <source>{} of {} prompts are filled with what is known; the rest, and every judgement, is the force's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/week.py"/>
        <source>{} of {} steps ran; the pack is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/matchcontrols.py"/>
        <source>{} of {} treated places have controls, {} in all, of {} candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>{} on {} ({}), {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_table.py"/>
        <source>{} on {} ({}): {:,} visits, at most {:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/communityreport.py"/>
        <source>{} pages for {} to {}; {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolroutes.py"/>
        <source>{} patrol {}: {} visits, about {:.0f} minutes of travel. Be seen, talk to people, look at the problem; about {} minutes in each place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>{} places in {} blocks; </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/concentration.html"/>
        <source>{} places, {} crimes (95 % bootstrap intervals)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/clusters.py"/>
        <source>{} points are too few for the limit of the mean random distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>{} points of the trade-off are left out: there was no time for them, or no plan is evener.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>{} quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>{} quarters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/importpoliceuk.py"/>
        <source>{} read from {}: {} kept, {:,} left out{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/common.py"/>
        <source>{} rows of '{}' have no shape and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>{} rows: {} checks failed, {} with a warning, {} passed, {} not made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>{} times its share in all crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>{} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/balance/survey_questions.py"/>
        <source>{} to {} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/period_tally.py"/>
        <source>{} to {} is no whole period and is left out ({:,} crimes).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/releases.py"/>
        <source>{} to {} was released on {}{}; two releases of one month give by their difference what each hides. Release months from {} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/trialdesign.html"/>
        <source>{} to {}, seed {}. Drawn before the trial; whoever runs it should sign this page before it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>{} treated, {} control.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolplan.py"/>
        <source>{} visits ({} officer-hours) are missing at {} hot spots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/plan_words.py"/>
        <source>{} visits to {} hot spots in {} of {} officer-hours: {:.1f} % of the {} covered, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/patrol/patrolvisits.py"/>
        <source>{} visits, {} patrol-hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>{} week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/effect.py"/>
        <source>{} weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/trialdesign.py"/>
        <source>{} weeks show falls of {:.0f} % and more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>{} whole month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>{} whole months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>{} whole quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>{} whole quarters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>{} whole week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>{} whole weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/nearby.py"/>
        <source>{} within {:g} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{} would replace '{}', which belongs to the file that {} is read from; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>{} {:02d}–{:02d} h: {} crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>{} {} {}–{}: {} visits still fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/plan_table.py"/>
        <source>{} {}, {}: {:,} visits, and hours for {:,}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>{} × 4 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../core/periods.py"/>
        <source>{} × 4 whole weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/schema.py"/>
        <source>{}'{}' cannot be read ({}); check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/weeklypack.html"/>
        <source>{}, and {}: drafts, until the release is signed in the dock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/kerneldensity.py"/>
        <source>{}, older ones counting less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/answer.py"/>
        <source>{}, {}: {} pairs where chance makes {}; q {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/patrolvisits.html"/>
        <source>{}. A visit is a stay of at least the least minutes. &lt;em&gt;Patrol-minutes&lt;/em&gt;: somebody was there; &lt;em&gt;officer-minutes&lt;/em&gt;: the sum over officers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/made_area.py"/>
        <source>{}. Give a boundary for shares of area that mean something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/detect/nearrepeat.py"/>
        <source>{}: '{}' are no bands; give their upper ends, rising from above 0 to {:,} at most, such as {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_inputs.py"/>
        <source>{}: '{}' are no weekdays; write for example Mon-Fri Sun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_files.py"/>
        <source>{}: '{}' cannot be opened; check that its file is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/file_table.py"/>
        <source>{}: '{}' cannot be read to its end; save it anew, or open it in QGIS and choose the layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_files.py"/>
        <source>{}: '{}' does not exist; check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/code_tables.py"/>
        <source>{}: '{}' has no field '{}'; its fields are {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/file_table.py"/>
        <source>{}: '{}' has no table '{}'; it has {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/file_table.py"/>
        <source>{}: '{}' holds fields that this QGIS cannot read, since its GDAL comes without LIBKML; save it as GeoPackage or CSV where it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{}: '{}' holds something else ({}), which would be lost; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_inputs.py"/>
        <source>{}: '{}' hours in '{}' is no number, 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{}: '{}' is a FlatGeobuf, which holds shapes only, and this is a table without shapes; let its name end in .gpkg or .csv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{}: '{}' is a file and cannot be written into; choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{}: '{}' is a folder and would be lost with all that is in it; choose a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_files.py"/>
        <source>{}: '{}' is a workbook by another name; call it .xlsx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_files.py"/>
        <source>{}: '{}' is given with '{}'; give the file, with |layername= where it has several tables, or open it in QGIS and choose the layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/file_table.py"/>
        <source>{}: '{}' is missing beside '{}'; copy all files of the shapefile together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/parameters.py"/>
        <source>{}: '{}' is no list of numbers from {:g} to {:g}; write them with semicolons between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/tokens.py"/>
        <source>{}: '{}' is no longer offered, since it finds places in chance alone; '{}' was run instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_inputs.py"/>
        <source>{}: '{}' is none of the shifts {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/dates.py"/>
        <source>{}: '{}' is not a day; write it as yyyy-mm-dd, for example 2025-01-31.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{}: '{}' is not a file; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/file_table.py"/>
        <source>{}: '{}' is not a table that can be read from the file alone; save it as CSV or XLSX, or open it in QGIS and choose the layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{}: '{}' is the register of hot spots, in which every version is kept; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_inputs.py"/>
        <source>{}: '{}' names no agency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_inputs.py"/>
        <source>{}: '{}' officers in '{}' is no number of people, 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{}: '{}' would hold {}; let its name end in .{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{}: a table cannot be called '{}', which is kept for the GeoPackage itself; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{}: a table is added to GeoPackages only, and '{}' is another kind of file; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../resources/reports/weeklypack.html"/>
        <source>{}: drafts, until the release is signed in the dock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/evaluate/holdout.py"/>
        <source>{}: finds {} ({}) of {} crimes in {} of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{}: nothing can be written to a place inside an archive or on the web; choose a file in a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_charts.py"/>
        <source>{}: presence {}, need {}, residents {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/targets.py"/>
        <source>{}: the name '{}…' is too long for a file ({} bytes, at most {}); choose a shorter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>{}: the value holds a character, NUL, that no path and no text may hold; write it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_files.py"/>
        <source>{}: there is no CSV file in '{}' but '{}'; unpack it and choose that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/record_files.py"/>
        <source>{}: there is no CSV file in '{}'{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_inputs.py"/>
        <source>{}: {:g} hours do not fit into the shift {}, which has {:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>{}: {} is no number that can be used here; give one of {:g} or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>{}: {} is out of range; give a number from {:,.0f} to {:,.0f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/base.py"/>
        <source>{}: {} is out of range; give a number from {:g} to {:g}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/patrol_inputs.py"/>
        <source>{}: {} is there twice for the shift {} on {}; put its officers into one row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>{}: {} of the harm, {} crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_charts.py"/>
        <source>{}: {} of {} answers feel safe, {} of the presence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/publish/methodstatement.py"/>
        <source>{}: {} rows of account, {} choices, {} limits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>{}: {} visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../algorithms/prepare/checkdata.py"/>
        <source>{}: {}: {:,} of {:,} {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>× average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>−{:g} and more (more crime)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../layers/styles.py"/>
        <source>−{:g} to −{:g}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImpactView</name>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Against the controls, by distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Against the controls, over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>By month with 95 % intervals; left of the line, before the treatment, the points should lie about 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Crimes</source>
        <translation>Troseddau</translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Crimes more (above 0) or fewer than the controls' rings tell, with 95 % intervals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>From week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Metres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Places before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Show the &amp;effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Spans of {} weeks with 95 % intervals; left of the line, before the treatment, they should lie about 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Treated places against their controls, before and after, with what nobody can tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
<context>
    <name>LayerDialog</name>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Changed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>&amp;Ids in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>&amp;Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>&amp;Selected polygons only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>A field whose ids are kept; empty: HS-0001, HS-0002 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>A field with names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Add places from a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Become</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Candidates to be decided on, or places in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Na&amp;mes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Only those that are selected on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Please {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Polygons that you drew or were given, such as a national list of hexagons, whose ids are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Problem, cause, action, partner or assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>The first day, included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>The last day, included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>The layer whose polygons become places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>The project has no polygon layer of yours; draw one or add it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>The role or team that answers for the place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Valid &amp;from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Valid &amp;to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>What is noted; no names of people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>What people call the place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Who decides, by name or role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Why, in a sentence; it stays in the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>active at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>give a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>say who decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>write what is to be noted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LearnedView</name>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>&amp;Learn the risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Area</source>
        <translation>Ardal</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Choose areas on the page Find first: a share of the area needs the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Learned risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Learns from the places' past and the layers that you tick; scored on months it has not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Scored on {} to {}, which neither has seen; simple: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Simple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>What is found in how much of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>What it sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>What matters to it; that is no cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Without it, points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
<context>
    <name>LoopView</name>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>&amp;Compare the maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>By policing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Crimes</source>
        <translation>Troseddau</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Hot spot</source>
        <translation>Man poeth</translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Hot spots with and without the offences that officers bring up by looking: what stays, what goes, what comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>How much is made by policing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Places</source>
        <translation>Lleoedd</translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Share</source>
        <translation>Cyfran</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>The busiest twenty; the line is the share of all crimes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>With all offences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Without those made by policing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>stays</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LorenzChart</name>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapsView</name>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>&amp;Try the maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>&amp;Use it in Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Area</source>
        <translation>Ardal</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Choose areas on the page Find first: a share of the area needs the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Each map is made of earlier months and scored on later ones that it has not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>How much is found in how much of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Method, places, period and settings of the best map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Oracle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>PAI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Scored on {} to {}, which the choice never saw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Scores of maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>This map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>{} maps at {} of the area</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <location filename="../../ui/widgets.py"/>
        <source>Copy everything that the tool said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets.py"/>
        <source>Details</source>
        <translation>Manylion</translation>
    </message>
</context>
<context>
    <name>MonitorView</name>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Between the lines chance alone leaves 95 % and 99.8 % of the places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Changed since {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Choose a row to see its weeks and the place on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Crimes</source>
        <translation>Troseddau</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Look at the &amp;weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Place</source>
        <translation>Lle</translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Places watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Since {}</source>
        <translation>Ers {}</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Week from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Week from {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>What stands out in the last whole week, and what has changed since the watch began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>q</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
<context>
    <name>OffenceChart</name>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>crimes</source>
        <translation>troseddau</translation>
    </message>
</context>
<context>
    <name>OverlayPage</name>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>&amp;Areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>&amp;Near means within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>&amp;Summarise by area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>'{}' has no field with names; choose one beside Where on the page Find.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>'{}' is left out: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Add your own layers to the project, such as licensed premises, schools, roads or beats: they appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Area</source>
        <translation>Ardal</translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Areas with hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>By area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Crimes</source>
        <translation>Troseddau</translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Crimes and hot spots of each area, as a table and a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Find hot spots first; then what lies there appears in the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Harm %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Hot spots</source>
        <translation>Mannau poeth</translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>How far outside a hot spot a feature still counts as near it, in metres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>In hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>In the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Layer</source>
        <translation>Haen</translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Makes our layers more transparent, so that yours show through; yours stay as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>No layers to lay it over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>O&amp;pacity of hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Reading {}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Select in &amp;map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Select the chosen areas, and the hot spots that carry their names, on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Share of the area's crimes that lie in hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>The area's share of all harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>The layer of the crimes is not in the project any more; add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Tick a layer to lay the hot spots over it; it is only read, never changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Wards, beats or neighbourhoods: polygons that do not overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>What the table shows of this layer; the card shows all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>Your layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>in the table and in the cards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/overlay_page.py"/>
        <source>reading crimes…</source>
        <translation>yn darllen troseddau…</translation>
    </message>
</context>
<context>
    <name>PackView</name>
    <message>
        <location filename="../../ui/pack_view.py"/>
        <source>&amp;Look at the pack</source>
        <translation>&amp;Edrych ar y pecyn</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pack_view.py"/>
        <source>Make the &amp;pack</source>
        <translation>Gwneud y &amp;pecyn</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/pack_view.py"/>
        <source>Refresh, check, hot spots, register, exceptions, compliance, effect, briefings and a public draft, in this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pack_view.py"/>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/pack_view.py"/>
        <source>Stopped; there is no pack, and the crimes are those just read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pack_view.py"/>
        <source>The pack cannot be read any more; make it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pack_view.py"/>
        <source>The week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pack_view.py"/>
        <source>What each step found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pack_view.py"/>
        <source>What it said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/pack_view.py"/>
        <source>not run: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>&amp;Look at the pages</source>
        <translation>&amp;Edrych ar y tudalennau</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>A page for each neighbourhood; drafts until the figures are signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>The list of the pages, in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>There is no release yet: make the figures first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Write the &amp;pages</source>
        <translation>Ysgrifennu'r &amp;tudalennau</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
<context>
    <name>PatrolPage</name>
    <message>
        <location filename="../../ui/patrol_page.py"/>
        <source>Delivered</source>
        <translation>Cyflawnwyd</translation>
    </message>
    <message>
        <location filename="../../ui/patrol_page.py"/>
        <source>Plan</source>
        <translation>Cynllun</translation>
    </message>
    <message>
        <location filename="../../ui/patrol_page.py"/>
        <source>Register</source>
        <translation>Cofrestr</translation>
    </message>
    <message>
        <location filename="../../ui/patrol_page.py"/>
        <source>Routes</source>
        <translation>Llwybrau</translation>
    </message>
    <message>
        <location filename="../../ui/patrol_page.py"/>
        <source>The order of visits, files and briefings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/patrol_page.py"/>
        <source>Visits by place, day and shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/patrol_page.py"/>
        <source>What was delivered, beside the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/patrol_page.py"/>
        <source>Which places are in force, since when and why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <location filename="../../ui/places.py"/>
        <source>'{}' is not there yet; the first places that are added make it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/places.py"/>
        <source>Register of hot spots</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanBoard</name>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>&amp;Save as a new plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>Every rule is kept: hours, floors, caps, neighbourhoods.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>Plan board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>Rules that the plan breaks now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>Save the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>The plan as it is now becomes a new plan; the earlier one stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>The plan as it is now, with who changed it and why; the earlier one stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>Type a number, or + and −; orange: peak window, red: a rule is broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>Which week the board shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>Whose visits the board shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>{} of {} officer-hours, {} visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>{} rules are broken: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_board.py"/>
        <source>{} to {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>&amp;Plan patrols</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Changed by hand by {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Each point is a plan with the same number of visits; the ring is the one taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Hot spot × day × shift; change visits by hand and see which rules hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Patrol plan, changed by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Place</source>
        <translation>Lle</translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Plan &amp;board…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Plan again at another point of the trade-off; who chose it and why is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Ta&amp;ke another point…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>The plan has left the project; plan again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Trade-off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Unmet demand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Visits for each hot spot, day and shift from the hours there are; runs in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Visits that the hours do not allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>What evener presence costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>looking for peak hours…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>patrol plan by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>{} covered</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PointDialog</name>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Changed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>&amp;Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Choose the row of the plan that you want</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Evenness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Please {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Problem, cause, action, partner or assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Take another point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>The first day, included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>The last day, included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>The more even the presence across neighbourhoods, the less harm or crime is covered. The plan is made again at the point that you take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>The role or team that answers for the place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Valid &amp;from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Valid &amp;to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>What is noted; no names of people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>What people call the place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Who decides, by name or role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>Why, in a sentence; it stays in the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>give a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>say who decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>say why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/decision_dialog.py"/>
        <source>write what is to be noted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PremisesDialog</name>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>&amp;Load…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>&amp;Usual list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>'{}' cannot be read ({}).</source>
        <translation>Ni ellir darllen '{}' ({}).</translation>
    </message>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>'{}' cannot be written ({}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>A list of premises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>A text file with one name a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>Crimes are recorded at police stations, custody suites, hospitals and prisons that happened elsewhere or behind doors. Those whose place ends with one of these names are left out; Hospital Road is a street and stays. One name per line; an empty list leaves out none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>One name per line, such as Police Station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>Premises left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>Save the list as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>Save the list for colleagues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>Text (*.txt *.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>Text (*.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>The list that comes with the plugin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/premises_dialog.py"/>
        <source>it is no text in UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromptsView</name>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>&amp;Fill the prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Cop&amp;y all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Questions of the equality and the data-protection impact assessment, to be copied into the force's own form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Questions, what is known, and in brackets what is for the force to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>The whole text to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
<context>
    <name>PublicationView</name>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>&amp;Make a draft</source>
        <translation>Gwneud &amp;drafft</translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>&amp;Sign off…</source>
        <translation>&amp;Llofnodi…</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>1 to 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>A named person answers for the release; it is then in the ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Area</source>
        <translation>Ardal</translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Choose a ledger first, and make the draft again: what is released must be remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Counts by area and month in bands; small ones are hidden, and what would give them away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Crimes</source>
        <translation>Troseddau</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>DRAFT: nobody has signed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Figures</source>
        <translation>Ffigurau</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Hidden: {}, the first {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Offence</source>
        <translation>Trosedd</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Period</source>
        <translation>Cyfnod</translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Recorded crime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Sa&amp;ve figures…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Save the figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Sign off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Signed by {} on {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>The draft is gone; make it again to sign it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>The draft is gone; make it again to sign it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>The signed figures as a CSV file, for the public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>What is told, of all offences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Who signs answers for what is told. The figures go into the ledger, and no month in it is released again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Why</source>
        <translation>Pam</translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>figures.csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>gives away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
<context>
    <name>PublishPage</name>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>A page in plain words for each neighbourhood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Everything of the week in one pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Figures</source>
        <translation>Ffigurau</translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Pages</source>
        <translation>Tudalennau</translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>Week</source>
        <translation>Wythnos</translation>
    </message>
    <message>
        <location filename="../../ui/publish_page.py"/>
        <source>What can be told, and who signs it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RankBy</name>
    <message>
        <location filename="../../ui/rank_by.py"/>
        <source>A field of the crimes that holds harm, or a table with columns offence and weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rank_by.py"/>
        <source>A table of weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rank_by.py"/>
        <source>A table weighs by offence: choose the offence field on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rank_by.py"/>
        <source>Choose a field of the crimes that holds harm, or a table with the columns offence and weight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rank_by.py"/>
        <source>Choose a table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rank_by.py"/>
        <source>Count every crime alike, or by the harm of its offence: ten shopliftings and ten robberies differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rank_by.py"/>
        <source>Looking at the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rank_by.py"/>
        <source>Tables (*.csv *.xlsx *.xls *.ods *.gpkg *.dbf);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rank_by.py"/>
        <source>field {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rank_by.py"/>
        <source>harm</source>
        <translation>niwed</translation>
    </message>
    <message>
        <location filename="../../ui/rank_by.py"/>
        <source>invented weights (table)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rank_by.py"/>
        <source>number of crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/rank_by.py"/>
        <source>table {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordsDialog</name>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>&amp;Coordinates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>&amp;Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>&amp;Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>&amp;Month before day (03/25/2024)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>&amp;Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>&amp;UPRN table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>; left out: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Close; nothing is imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Closing codes and qualifiers of calls, and offences such as ASB, hoax or no trace, with how many of the first rows have each: tick those that are not to count. What is ticked in another column stays so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Codes o&amp;f</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Further columns that are kept as they are: names, addresses and free text stay out unless you tick them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Import records: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Keep al&amp;so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Leave out c&amp;odes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Of the first {} rows {} are kept{}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Only for exports of American software</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Poi&amp;nts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Replace the profile?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Save &amp;as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Save profile and &amp;import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Saved ways to read such a table; a profile made on the same columns is taken by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Saves how the columns are read, and asks where to save the crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Statuses that begin like one of these are no crimes here; separated by semicolons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Tables (*.csv *.xlsx *.gpkg *.zip);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>The column '{}' is chosen twice; a column has one meaning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>The column that holds: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>The column whose codes are listed below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>The coordinate system of easting and northing, or of longitude and latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>The date by which a crime is counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>The first rows as they will be read; grey rows are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>The name of the profile, such as the system that the export comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>There is a profile '{}' for other columns. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>What counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>What the columns hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Where rows without coordinates find theirs: a table with the place of each UPRN or postcode, such as OS Open UPRN or the ONS postcode directory. Empty: they are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>Where the coordinates come from, as those who made the export say: it decides what the maps can show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>by the columns: British National Grid or WGS 84</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>by the names of the columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>committed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/records_dialog.py"/>
        <source>– none –</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefreshDialog</name>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>&amp;Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>&amp;Changed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>&amp;Keep the shapes of known places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Change the register as the table says; every earlier version stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Crimes before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Crimes now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Name</source>
        <translation>Enw</translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Place</source>
        <translation>Lle</translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Places that stay take the new figures only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Please say who decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Such as: quarterly refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>The register and the hot spots on show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>The same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Who decides, by name or role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/place_dialogs.py"/>
        <source>Why</source>
        <translation>Pam</translation>
    </message>
</context>
<context>
    <name>RegisterView</name>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source> and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>&amp;Add hot spots as candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>&amp;Add places from a layer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>&amp;Merge…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>&amp;More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>&amp;New register…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>&amp;Note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>&amp;Open a register…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>&amp;Shape from a selected polygon…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>&amp;Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>A&amp;ccept…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Accept as hot spot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Add candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Compare with the hot spots on sho&amp;w…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Crimes</source>
        <translation>Troseddau</translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Edit, merge, note, history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Find hot spots first, then add them here as candidates; or open the force's register above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>GeoPackage (*.gpkg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Make a polygon layer of yours the active one in the layer tree and select one polygon in it: the new shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Name</source>
        <translation>Enw</translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>New shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>No &amp;register chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>No places yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Place</source>
        <translation>Lle</translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Re&amp;ject…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Re&amp;tire…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Retire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Row and map are one selection; the menu holds every decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Stopped; the register is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>The GeoPackage with the force's hot spots; open one or begin a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>The chosen active places end; the reason stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>The chosen candidates become active hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>The chosen candidates do not; the reason stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>The force's register of hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>The hot spots on show come into the register; nothing is decided yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>The register says which hot spots are patrolled, since when and why. Add the hot spots on show, or open the force's register above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>What a new set of hot spots would keep, add and retire, and why; changed only when you say so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Where the new register is to be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>Which places the table lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>and are in force at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>as candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>changing the register…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>comparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>{} hot spots come into the register {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/register_view.py"/>
        <source>{} since {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <location filename="../../ui/result.py"/>
        <source>Hot spots</source>
        <translation>Mannau poeth</translation>
    </message>
    <message>
        <location filename="../../ui/result.py"/>
        <source>Hot spots by harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/result.py"/>
        <source>Hot spots by number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/result.py"/>
        <source>Preparing charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/result.py"/>
        <source>Share of harm (by {}) − share of crimes, percentage points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/result.py"/>
        <source>Share of harm − share of crimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/result.py"/>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultsPane</name>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>&amp;Accept as hot spot…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>&amp;Flash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>&amp;Open the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/results_table.py"/>
        <source>&amp;Zoom</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoutesView</name>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Files are in '{}' and '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Make &amp;routes and briefings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Routes</source>
        <translation>Llwybrau</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>Stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/plan_view.py"/>
        <source>The order of visits for each shift, GPX, KML, CSV and a page on paper, in a folder that opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <location filename="../../ui/runner.py"/>
        <source>The plugin's tools are not there; switch the plugin off and on in the list of plugins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/runner.py"/>
        <source>The tool stopped without saying why.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunButton</name>
    <message>
        <location filename="../../ui/widgets.py"/>
        <source>Cance&amp;l</source>
        <translation>&amp;Diddymu</translation>
    </message>
    <message>
        <location filename="../../ui/widgets.py"/>
        <source>Stop; everything stays as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets.py"/>
        <source>stopping…</source>
        <translation>yn stopio…</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <location filename="../../ui/widgets.py"/>
        <source>Note: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/widgets.py"/>
        <source>{} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchView</name>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>&amp;Lay searches over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>A 1,000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Borough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Came of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Hot spot</source>
        <translation>Man poeth</translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Hot spots with searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>How often something came of searches in hot spots and elsewhere; rates at borough scale only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>In and out, by group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Rates by borough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Searches a 1,000 residents, by borough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Shares of searches with 95 % intervals; fewer than {} have none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>Something came of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>about as often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>cannot tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>higher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
    <message>
        <location filename="../../ui/balance_view.py"/>
        <source>too few</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <location filename="../../ui/session.py"/>
        <source>'{}' is a temporary layer without rows; QGIS does not keep their rows when it closes, so import the crimes again, into a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/session.py"/>
        <source>Looking at {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/session.py"/>
        <source>Measuring {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SureView</name>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>&amp;How sure are they?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>A setting that stands alone makes a map of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Choose areas on the page Find first: a share of the area needs the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>From period to period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Hot area that stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Hot in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Hot in this share of {} runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Hot places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Hot spot</source>
        <translation>Man poeth</translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>How far each setting agrees with all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>How sure: hot spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>How sure: places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Makes the map under many sizes, grids, bandwidths and periods, and says in how many each hot spot is hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Only under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
<context>
    <name>ToolForm</name>
    <message>
        <location filename="../../ui/tool_form.py"/>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolView</name>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
<context>
    <name>TrendChart</name>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>crimes a month</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrialView</name>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>&amp;Draw the lots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Assignment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>CSV files (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Drawn by lot, seed {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Place</source>
        <translation>Lle</translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Places by arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Save the &amp;list…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Save the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>The assignment as a CSV file, for those who send the patrols</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>Treatment or control by lot among places alike; the same seed draws the same lots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/evaluate_view.py"/>
        <source>assignment.csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
<context>
    <name>ViewButton</name>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>&amp;Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>&amp;Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>&amp;Swipe between two results…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>&amp;View</source>
        <translation>&amp;Golwg</translation>
    </message>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>Choose two different results.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>Crimes by {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>Crimes in each hot spot period by period, with QGIS's temporal controller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>Drag the divider on the map; Esc takes it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>One result left of a divider, the other right of it; drag it with the mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>Over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>Play over time, by &amp;month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>Play over time, by &amp;week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>See the result over time, or beside another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>Swipe between two results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>The result on this side of the divider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/view_menu.py"/>
        <source>The timeline cannot be opened; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekChart</name>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/charts.py"/>
        <source>Save the chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekRun</name>
    <message>
        <location filename="../../ui/pack_view.py"/>
        <source>{} of {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Areas</name>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
<context>
    <name>_FromPlan</name>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
<context>
    <name>_OverArea</name>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>'{}' could not be written; choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose a row to see it on the map; choose on the map to see the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/maps_view.py"/>
        <source>Choose areas on the page Find first: a share of the area needs the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose crimes with a date on the page Data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Choose first: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Crimes of '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Everything that was found, as a page in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} active places of {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>For the {} hot spots on show; accept them in the register to have names and ids that last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Ope&amp;n report</source>
        <translation>Agor &amp;adroddiad</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>Stopped; everything is as it was.</source>
        <translation>Stopiwyd; mae popeth fel yr oedd.</translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The layers of this result were temporary and were lost when QGIS closed: run it again to have them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The report of this run is not there any more; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table has left the project; run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>The table is in '{}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>There are no places yet: find hot spots, or open a register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../ui/tool_view.py"/>
        <source>starting…</source>
        <translation>yn dechrau…</translation>
    </message>
</context>
</TS>
