/** Chicago, author and date. Written for Lectern from the rules of The Chicago Manual of Style, 18th edition. */
export const chicagoAuthorDate = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" demote-non-dropping-particle="sort-only" page-range-format="chicago-16">
  <info>
    <title>Chicago (author-date)</title>
    <id>lectern:chicago-author-date</id>
    <category citation-format="author-date"/>
    <updated>2026-11-23T00:00:00+00:00</updated>
    <rights license="https://opensource.org/license/mit">MIT</rights>
  </info>
  <macro name="author">
    <names variable="author">
      <name and="text" name-as-sort-order="first" sort-separator=", " delimiter=", " delimiter-precedes-last="always"/>
      <label form="short" prefix=", "/>
      <substitute>
        <names variable="editor"/>
        <names variable="translator"/>
        <names variable="director"/>
        <text macro="organisation"/>
        <text macro="title"/>
      </substitute>
    </names>
  </macro>
  <macro name="organisation">
    <choose>
      <if type="report webpage standard" match="any"><text variable="publisher"/></if>
    </choose>
  </macro>
  <macro name="author-short">
    <names variable="author">
      <name form="short" and="text" delimiter=", "/>
      <substitute>
        <names variable="editor"/>
        <names variable="translator"/>
        <names variable="director"/>
        <text macro="organisation"/>
        <choose>
          <if type="book report thesis motion_picture" match="any">
            <text variable="title" form="short" font-style="italic" text-case="title"/>
          </if>
          <else><text variable="title" form="short" quotes="true" text-case="title"/></else>
        </choose>
      </substitute>
    </names>
  </macro>
  <macro name="year">
    <choose>
      <if variable="issued"><date variable="issued"><date-part name="year"/></date></if>
      <else-if variable="status"><text variable="status"/></else-if>
      <else><text term="no date" form="short"/></else>
    </choose>
  </macro>
  <macro name="title">
    <choose>
      <if type="book report motion_picture song software dataset standard periodical pamphlet" match="any">
        <text variable="title" font-style="italic" text-case="title"/>
      </if>
      <else><text variable="title" quotes="true" text-case="title"/></else>
    </choose>
  </macro>
  <macro name="edited-by">
    <group delimiter=" ">
      <names variable="editor">
        <label form="verb" suffix=" "/>
        <name and="text" delimiter=", "/>
      </names>
    </group>
  </macro>
  <macro name="translated-by">
    <names variable="translator">
      <label form="verb" suffix=" "/>
      <name and="text" delimiter=", "/>
    </names>
  </macro>
  <macro name="edition">
    <choose>
      <if is-numeric="edition">
        <group delimiter=" ">
          <number variable="edition" form="ordinal"/>
          <text term="edition" form="short" strip-periods="true"/>
        </group>
      </if>
      <else><text variable="edition" strip-periods="true"/></else>
    </choose>
  </macro>
  <macro name="journal">
    <group delimiter=": ">
      <group delimiter=" ">
        <text variable="container-title" font-style="italic" text-case="title"/>
        <choose>
          <if variable="volume">
            <text variable="volume"/>
            <text variable="issue" prefix="(" suffix=")"/>
          </if>
          <else-if variable="issue">
            <group delimiter=" "><text term="issue" form="short"/><text variable="issue"/></group>
          </else-if>
        </choose>
      </group>
      <text variable="page"/>
    </group>
  </macro>
  <macro name="newspaper">
    <group delimiter=", ">
      <text variable="container-title" font-style="italic" text-case="title"/>
      <date variable="issued"><date-part name="month" suffix=" "/><date-part name="day"/></date>
    </group>
  </macro>
  <macro name="in-book">
    <group delimiter=", ">
      <group delimiter=" ">
        <text term="in" text-case="capitalize-first"/>
        <text variable="container-title" font-style="italic" text-case="title"/>
      </group>
      <text macro="edition"/>
      <group delimiter=" "><text term="volume" form="short"/><text variable="volume"/></group>
      <text macro="edited-by"/>
    </group>
  </macro>
  <macro name="source">
    <choose>
      <if type="article-journal review" match="any"><text macro="journal"/></if>
      <else-if type="article-magazine article-newspaper" match="any"><text macro="newspaper"/></else-if>
      <else-if type="chapter entry entry-dictionary entry-encyclopedia paper-conference" match="any">
        <group delimiter=". ">
          <choose>
            <if variable="container-title"><text macro="in-book"/></if>
            <else>
              <group delimiter=", ">
                <text variable="event-title" prefix="Paper presented at "/>
                <text variable="event-place"/>
              </group>
            </else>
          </choose>
          <text macro="translated-by" text-case="capitalize-first"/>
          <text variable="publisher"/>
        </group>
      </else-if>
      <else-if type="thesis">
        <group delimiter=", "><text variable="genre"/><text variable="publisher"/></group>
      </else-if>
      <else-if type="article">
        <group delimiter=", "><text value="Preprint"/><text variable="publisher"/></group>
      </else-if>
      <else-if type="webpage post post-weblog" match="any">
        <group delimiter=". ">
          <text variable="container-title" text-case="title"/>
          <choose><if variable="author editor" match="any"><text variable="publisher"/></if></choose>
          <date variable="issued"><date-part name="month" suffix=" "/><date-part name="day"/></date>
        </group>
      </else-if>
      <else>
        <group delimiter=". ">
          <text macro="edition"/>
          <group delimiter=" ">
            <text term="volume" form="short" text-case="capitalize-first"/>
            <text variable="volume"/>
          </group>
          <choose>
            <if variable="author"><text macro="edited-by" text-case="capitalize-first"/></if>
          </choose>
          <text macro="translated-by" text-case="capitalize-first"/>
          <group delimiter=" ">
            <text variable="collection-title" text-case="title"/>
            <text variable="collection-number"/>
          </group>
          <group delimiter=" ">
            <text variable="genre" text-case="capitalize-first"/>
            <text variable="number"/>
          </group>
          <choose>
            <if type="report standard" match="none"><text variable="publisher"/></if>
            <else-if variable="author editor" match="any"><text variable="publisher"/></else-if>
          </choose>
        </group>
      </else>
    </choose>
  </macro>
  <macro name="accessed">
    <choose>
      <if variable="issued" match="none">
        <group delimiter=" ">
          <text term="accessed" text-case="capitalize-first"/>
          <date variable="accessed" form="text"/>
        </group>
      </if>
    </choose>
  </macro>
  <macro name="address">
    <choose>
      <if variable="DOI"><text variable="DOI" prefix="https://doi.org/"/></if>
      <else><text variable="URL"/></else>
    </choose>
  </macro>
  <macro name="locator">
    <choose>
      <if locator="page"><text variable="locator"/></if>
      <else><group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></else>
    </choose>
  </macro>
  <citation et-al-min="3" et-al-use-first="1" disambiguate-add-year-suffix="true" disambiguate-add-names="true" disambiguate-add-givenname="true" givenname-disambiguation-rule="primary-name" collapse="year" after-collapse-delimiter="; ">
    <layout prefix="(" suffix=")" delimiter="; ">
      <group delimiter=", ">
        <group delimiter=" "><text macro="author-short"/><text macro="year"/></group>
        <text macro="locator"/>
      </group>
    </layout>
  </citation>
  <bibliography et-al-min="7" et-al-use-first="3" hanging-indent="true">
    <sort>
      <key macro="author"/>
      <key variable="issued"/>
      <key variable="title"/>
    </sort>
    <layout suffix=".">
      <group delimiter=". ">
        <text macro="author"/>
        <text macro="year"/>
        <text macro="title"/>
        <text macro="source"/>
        <text macro="accessed"/>
        <text macro="address"/>
      </group>
    </layout>
  </bibliography>
</style>`
