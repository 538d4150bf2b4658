/** IEEE: numbers in the order of appearance. Written for Lectern from the rules of the IEEE Reference Guide. */
export const ieee = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" demote-non-dropping-particle="sort-only" page-range-format="expanded">
  <info>
    <title>IEEE</title>
    <id>lectern:ieee</id>
    <category citation-format="numeric"/>
    <updated>2026-11-23T00:00:00+00:00</updated>
    <rights license="https://opensource.org/license/mit">MIT</rights>
  </info>
  <locale xml:lang="en"><terms><term name="available at">available</term></terms></locale>
  <macro name="author">
    <names variable="author">
      <name and="text" initialize-with=". " delimiter=", "/>
      <et-al font-style="italic"/>
      <label form="short" prefix=", " text-case="capitalize-first"/>
      <substitute>
        <names variable="editor"/>
        <names variable="translator"/>
        <names variable="director"/>
      </substitute>
    </names>
  </macro>
  <macro name="editor">
    <names variable="editor">
      <name and="text" initialize-with=". " delimiter=", "/>
      <et-al font-style="italic"/>
      <label form="short" prefix=", " text-case="capitalize-first"/>
    </names>
  </macro>
  <macro name="title">
    <choose>
      <if type="book motion_picture song software dataset standard periodical" match="any">
        <text variable="title" font-style="italic"/>
      </if>
      <else>
        <text variable="title" quotes="true"/>
      </else>
    </choose>
  </macro>
  <macro name="edition">
    <choose>
      <if is-numeric="edition">
        <group delimiter=" ">
          <number variable="edition" form="ordinal"/>
          <text term="edition" form="short"/>
        </group>
      </if>
      <else>
        <text variable="edition"/>
      </else>
    </choose>
  </macro>
  <macro name="month-year">
    <choose>
      <if variable="issued">
        <date variable="issued">
          <date-part name="month" form="short" suffix=" "/>
          <date-part name="year"/>
        </date>
      </if>
      <else-if variable="status"><text variable="status"/></else-if>
      <else><text term="no date" form="short"/></else>
    </choose>
  </macro>
  <macro name="year">
    <choose>
      <if variable="issued"><date variable="issued"><date-part name="year"/></date></if>
      <else-if variable="status"><text variable="status"/></else-if>
      <else><text term="no date" form="short"/></else>
    </choose>
  </macro>
  <macro name="publisher">
    <group delimiter=": ">
      <text variable="publisher-place"/>
      <text variable="publisher"/>
    </group>
  </macro>
  <macro name="volume-issue">
    <group delimiter=", ">
      <group delimiter=" "><text term="volume" form="short"/><text variable="volume"/></group>
      <group delimiter=" "><text term="issue" form="short"/><text variable="issue"/></group>
    </group>
  </macro>
  <macro name="pages">
    <choose>
      <if is-numeric="page">
        <group delimiter=" "><label variable="page" form="short"/><text variable="page"/></group>
      </if>
      <else>
        <group delimiter=" "><text value="Art. no."/><text variable="page"/></group>
      </else>
    </choose>
  </macro>
  <macro name="chapter">
    <group delimiter=" "><text term="chapter" form="short"/><text variable="chapter-number"/></group>
  </macro>
  <macro name="accessed">
    <group delimiter=": ">
      <text term="accessed" text-case="capitalize-first"/>
      <date variable="accessed" form="text"><date-part name="month" form="short"/></date>
    </group>
  </macro>
  <macro name="online">
    <group delimiter=". ">
      <text macro="accessed"/>
      <text term="online" prefix="[" suffix="]" text-case="capitalize-first"/>
      <group delimiter=": ">
        <text term="available at" text-case="capitalize-first"/>
        <text variable="URL"/>
      </group>
    </group>
  </macro>
  <macro name="source">
    <choose>
      <if type="article-journal article-magazine article-newspaper review periodical" match="any">
        <group delimiter=", ">
          <text variable="container-title" form="short" font-style="italic"/>
          <text macro="volume-issue"/>
          <text macro="pages"/>
          <text macro="month-year"/>
        </group>
      </if>
      <else-if type="chapter entry entry-dictionary entry-encyclopedia" match="any">
        <group delimiter=". ">
          <group delimiter=", ">
            <group delimiter=" "><text term="in"/><text variable="container-title" font-style="italic"/></group>
            <group delimiter=" "><text term="volume" form="short"/><text variable="volume"/></group>
            <text macro="edition"/>
            <text macro="editor"/>
          </group>
          <group delimiter=", ">
            <text macro="publisher"/>
            <text macro="year"/>
            <text macro="chapter"/>
            <text macro="pages"/>
          </group>
        </group>
      </else-if>
      <else-if type="paper-conference">
        <group delimiter=", ">
          <choose>
            <if variable="container-title">
              <group delimiter=" "><text term="in"/><text variable="container-title" font-style="italic"/></group>
            </if>
            <else><text variable="event-title" prefix="presented at the "/></else>
          </choose>
          <text macro="editor"/>
          <text variable="event-place"/>
          <text macro="publisher"/>
          <text macro="month-year"/>
          <text macro="pages"/>
        </group>
      </else-if>
      <else-if type="thesis">
        <group delimiter=", ">
          <text variable="genre"/>
          <text variable="publisher"/>
          <text variable="publisher-place"/>
          <text macro="year"/>
        </group>
      </else-if>
      <else-if type="report">
        <group delimiter=", ">
          <text variable="publisher"/>
          <text variable="publisher-place"/>
          <group delimiter=" ">
            <choose>
              <if variable="genre"><text variable="genre"/></if>
              <else-if variable="number"><text value="Rep."/></else-if>
            </choose>
            <text variable="number"/>
          </group>
          <text macro="month-year"/>
        </group>
      </else-if>
      <else-if type="article">
        <group delimiter=", ">
          <text macro="month-year"/>
          <choose>
            <if variable="number"><text variable="number"/></if>
            <else><text variable="publisher" font-style="italic"/></else>
          </choose>
        </group>
      </else-if>
      <else>
        <group delimiter=", ">
          <text variable="container-title" font-style="italic"/>
          <text variable="genre"/>
          <text variable="number"/>
          <text macro="publisher"/>
          <text macro="month-year"/>
        </group>
      </else>
    </choose>
  </macro>
  <macro name="book">
    <group delimiter=". ">
      <group delimiter=", ">
        <text macro="title"/>
        <group delimiter=" "><text term="volume" form="short"/><text variable="volume"/></group>
        <text macro="edition"/>
      </group>
      <group delimiter=", ">
        <text macro="publisher"/>
        <text macro="year"/>
      </group>
    </group>
  </macro>
  <macro name="site">
    <group delimiter=", ">
      <text variable="container-title"/>
      <text variable="publisher"/>
    </group>
  </macro>
  <citation collapse="citation-number">
    <sort><key variable="citation-number"/></sort>
    <layout delimiter=", ">
      <group prefix="[" suffix="]" delimiter=", ">
        <text variable="citation-number"/>
        <group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>
      </group>
    </layout>
  </citation>
  <bibliography et-al-min="7" et-al-use-first="1" second-field-align="flush">
    <layout>
      <text variable="citation-number" prefix="[" suffix="]"/>
      <group delimiter=". ">
        <choose>
          <if type="webpage post post-weblog" match="any">
            <text macro="author"/>
            <text macro="title"/>
            <text macro="site"/>
            <choose><if variable="issued"><text macro="month-year"/></if></choose>
          </if>
          <else>
            <group delimiter=", ">
              <text macro="author"/>
              <choose>
                <if type="book"><text macro="book"/></if>
                <else>
                  <text macro="title"/>
                  <text macro="source"/>
                </else>
              </choose>
              <text variable="DOI" prefix="doi: "/>
            </group>
          </else>
        </choose>
        <choose>
          <if variable="DOI" match="none"><text macro="online"/></if>
        </choose>
      </group>
      <choose>
        <if variable="URL" match="none"><text value="."/></if>
        <else-if variable="DOI"><text value="."/></else-if>
      </choose>
    </layout>
  </bibliography>
</style>`
