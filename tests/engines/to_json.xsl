<?xml version="1.0" encoding="UTF-8"?>
<!-- Derived from the mapping tables of the schema; to make it anew: python tests/engines/style_sheet.py -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="https://w3id.org/meeting-readout/1"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:x-functions" xpath-default-namespace="https://w3id.org/meeting-readout/1" exclude-result-prefixes="#all">
  <xsl:output method="json"/>
  <xsl:template match="/">
    <xsl:sequence select="f:readout(readout)"/>
  </xsl:template>

  <xsl:function name="f:readout" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@specVersion ! map{'specVersion': string()},
      $e/@id ! map{'id': string()},
      $e/@level ! map{'level': string()},
      $e/release ! map{'release': f:release(.)},
      $e/blocks ! map{'blocks': array{block ! f:block(.)}},
      $e/meeting ! map{'meeting': f:meeting(.)},
      $e/participants ! map{'participants': array{* ! (self::person ! f:personParticipant(.), self::organization ! f:organizationParticipant(.), self::group ! f:groupParticipant(.), self::party ! f:partyParticipant(.))}},
      $e/entities ! map{'entities': array{* ! (self::person ! f:personEntity(.), self::organization ! f:organizationEntity(.), self::group ! f:groupEntity(.), self::document ! f:documentEntity(.), self::event ! f:eventEntity(.), self::policy ! f:policyEntity(.), self::framework ! f:frameworkEntity(.), self::place ! f:placeEntity(.), self::other ! f:otherEntity(.))}},
      $e/reports ! map{'reports': array{report ! f:report(.)}},
      $e/statements ! map{'statements': array{statement ! f:statement(.)}},
      $e/decisions ! map{'decisions': array{decision ! f:decision(.)}},
      $e/directives ! map{'directives': array{directive ! f:directive(.)}},
      $e/commitments ! map{'commitments': array{commitment ! f:commitment(.)}},
      $e/notes ! map{'notes': array{note ! f:note(.)}},
      $e/record ! map{'record': f:record(.)},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:mention" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@ref ! map{'ref': string()},
      $e/name ! map{'name': string()},
      $e/@extent ! map{'extent': string()},
      $e/@including ! map{'including': . = 'true'}
    ))"/>
  </xsl:function>

  <xsl:function name="f:nameVariant" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e[string()] ! map{'value': string()},
      $e/@language ! map{'language': string()},
      $e/@kind ! map{'kind': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeOfDay" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@value ! map{'value': string()},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:date" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@value ! map{'value': string()},
      $e/@basis ! map{'basis': string()},
      $e/@certainty ! map{'certainty': string()},
      $e/time ! map{'time': f:timeOfDay(.)},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:held" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/start ! map{'start': f:date(.)},
      $e/end ! map{'end': f:date(.)}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeDate" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      map{'type': 'date'},
      $e/@value ! map{'value': string()},
      $e/@basis ! map{'basis': string()},
      $e/@certainty ! map{'certainty': string()},
      $e/time ! map{'time': f:timeOfDay(.)},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeNotAfter" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      map{'type': 'not-after'},
      $e/@value ! map{'value': string()},
      $e/@basis ! map{'basis': string()},
      $e/@certainty ! map{'certainty': string()},
      $e/@strict ! map{'strict': . = 'true'},
      $e/time ! map{'time': f:timeOfDay(.)},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeSince" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      map{'type': 'since'},
      $e/@value ! map{'value': string()},
      $e/@basis ! map{'basis': string()},
      $e/@certainty ! map{'certainty': string()},
      $e/@strict ! map{'strict': . = 'true'},
      $e/time ! map{'time': f:timeOfDay(.)},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeUntil" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      map{'type': 'until'},
      $e/@value ! map{'value': string()},
      $e/@basis ! map{'basis': string()},
      $e/@certainty ! map{'certainty': string()},
      $e/time ! map{'time': f:timeOfDay(.)},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeBefore" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      map{'type': 'before'},
      $e/item ! map{'item': f:mention(.)},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeAt" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      map{'type': 'at'},
      $e/item ! map{'item': f:mention(.)},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeDuring" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      map{'type': 'during'},
      $e/item ! map{'item': f:mention(.)},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeAfter" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      map{'type': 'after'},
      $e/item ! map{'item': f:mention(.)},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeWithin" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      map{'type': 'within'},
      $e/@duration ! map{'duration': string()},
      $e/@durationMin ! map{'durationMin': string()},
      $e/@hedge ! map{'hedge': string()},
      $e/@start ! map{'start': string()},
      $e/item ! map{'item': f:mention(.)},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeWindow" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      map{'type': 'window'},
      $e/@start ! map{'start': string()},
      $e/@end ! map{'end': string()},
      $e/@duration ! map{'duration': string()},
      $e/@durationMin ! map{'durationMin': string()},
      $e/@hedge ! map{'hedge': string()},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeRecurring" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      map{'type': 'recurring'},
      $e/@every ! map{'every': string()},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeImmediate" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      map{'type': 'immediate'},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeAsSoonAsPossible" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      map{'type': 'as-soon-as-possible'},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeContinuous" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      map{'type': 'continuous'},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:timeUnspecified" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      map{'type': 'unspecified'},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:anchor" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@block ! map{'block': string()},
      $e[string()] ! map{'exact': string()},
      $e/@occurrence ! map{'occurrence': xs:integer(.)},
      $e/@quoted ! map{'quoted': . = 'true'}
    ))"/>
  </xsl:function>

  <xsl:function name="f:link" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@ref ! map{'ref': string()},
      $e/name ! map{'name': string()},
      $e/@as ! map{'as': string()},
      $e/locator ! map{'locator': string()},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:topic" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/text ! map{'text': string()},
      $e/@including ! map{'including': . = 'true'},
      $e/concerns ! map{'concerns': array{concern ! f:mention(.)}},
      $e/links ! map{'links': array{link ! f:link(.)}},
      $e/amounts ! map{'amounts': array{amount ! f:amount(.)}},
      $e/when ! map{'when': array{* ! (self::date ! f:timeDate(.), self::notAfter ! f:timeNotAfter(.), self::since ! f:timeSince(.), self::until ! f:timeUntil(.), self::before ! f:timeBefore(.), self::at ! f:timeAt(.), self::during ! f:timeDuring(.), self::after ! f:timeAfter(.), self::within ! f:timeWithin(.), self::window ! f:timeWindow(.), self::recurring ! f:timeRecurring(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.), self::continuous ! f:timeContinuous(.), self::unspecified ! f:timeUnspecified(.))}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:amount" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@value ! map{'value': string()},
      $e/@min ! map{'min': string()},
      $e/@max ! map{'max': string()},
      $e/@from ! map{'from': string()},
      $e/@to ! map{'to': string()},
      $e/@change ! map{'change': string()},
      $e/of ! map{'of': string()},
      $e/payers ! map{'payers': array{payer ! f:mention(.)}},
      $e/payees ! map{'payees': array{payee ! f:mention(.)}},
      $e/@currency ! map{'currency': string()},
      $e/unit ! map{'unit': string()},
      $e/per ! map{'per': string()},
      $e/@over ! map{'over': string()},
      $e/at ! map{'at': f:date(.)},
      $e/base ! map{'base': string()},
      $e/@outOf ! map{'outOf': string()},
      $e/@hedge ! map{'hedge': string()},
      $e/@role ! map{'role': string()},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:identifier" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@scheme ! map{'scheme': string()},
      $e[string()] ! map{'value': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:extension" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@name ! map{'name': string()},
      $e[string()] ! map{'value': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:publisher" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@ref ! map{'ref': string()},
      $e/name ! map{'name': string()},
      $e/@role ! map{'role': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:translation" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@from ! map{'from': string()},
      $e/@method ! map{'method': string()},
      $e/@official ! map{'official': . = 'true'},
      $e/@url ! map{'url': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:relatedRelease" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@as ! map{'as': string()},
      $e/title ! map{'title': string()},
      $e/date ! map{'date': f:date(.)},
      $e/@url ! map{'url': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:release" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/title ! map{'title': string()},
      $e/otherTitles ! map{'otherTitles': array{otherTitle ! f:nameVariant(.)}},
      $e/@language ! map{'language': string()},
      $e/@genre ! map{'genre': string()},
      $e/@status ! map{'status': string()},
      $e/@excerpt ! map{'excerpt': . = 'true'},
      $e/publishers ! map{'publishers': array{publisher ! f:publisher(.)}},
      $e/signatories ! map{'signatories': array{signatory ! f:mention(.)}},
      $e/addressees ! map{'addressees': array{addressee ! f:mention(.)}},
      $e/keywords ! map{'keywords': array{keyword ! string()}},
      $e/published ! map{'published': f:date(.)},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/@url ! map{'url': string()},
      $e/@archived ! map{'archived': string()},
      $e/@sha256 ! map{'sha256': string()},
      $e/@retrieved ! map{'retrieved': string()},
      $e/rights ! map{'rights': string()},
      $e/identifiers ! map{'identifiers': array{identifier ! f:identifier(.)}},
      $e/translation ! map{'translation': f:translation(.)},
      $e/related ! map{'related': array{relatedRelease ! f:relatedRelease(.)}},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:omission" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e[string()] ! map{'exact': string()},
      $e/@occurrence ! map{'occurrence': xs:integer(.)},
      $e/@reason ! map{'reason': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:block" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      $e/@kind ! map{'kind': string()},
      $e/label ! map{'label': string()},
      $e/@continues ! map{'continues': . = 'true'},
      $e/@language ! map{'language': string()},
      $e/content ! map{'content': string()},
      $e/omitted ! map{'omitted': array{words ! f:omission(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:agendaItem" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      $e/label ! map{'label': string()},
      $e/@partOf ! map{'partOf': string()},
      $e/title ! map{'title': string()},
      $e/category ! map{'category': string()},
      $e/@none ! map{'none': . = 'true'},
      $e/documents ! map{'documents': array{document ! f:mention(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:occasion" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      $e/name ! map{'name': string()},
      $e/otherNames ! map{'otherNames': array{otherName ! f:nameVariant(.)}},
      $e/@kind ! map{'kind': string()},
      $e/@ordinal ! map{'ordinal': xs:integer(.)},
      $e/term ! map{'term': string()},
      $e/body ! map{'body': f:mention(.)},
      $e/series ! map{'series': string()},
      $e/@every ! map{'every': string()},
      $e/composition ! map{'composition': string()},
      $e/@status ! map{'status': string()},
      $e/statusReason ! map{'statusReason': string()},
      $e/held ! map{'held': f:held(.)},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/@mode ! map{'mode': string()},
      $e/@access ! map{'access': string()},
      $e/conveners ! map{'conveners': array{convener ! f:mention(.)}},
      $e/purposes ! map{'purposes': array{purpose ! f:topic(.)}},
      $e/agenda ! map{'agenda': array{agendaItem ! f:agendaItem(.)}},
      $e/topics ! map{'topics': array{topic ! f:topic(.)}},
      $e/attendance ! map{'attendance': f:amount(.)},
      $e/@quorum ! map{'quorum': . = 'true'},
      $e/participants ! map{'participants': array{participant ! f:mention(.)}},
      $e/sessions ! map{'sessions': array{session ! f:occasion(.)}},
      $e/previous ! map{'previous': array{meeting ! f:occasion(.)}},
      $e/next ! map{'next': array{meeting ! f:occasion(.)}},
      $e/@url ! map{'url': string()},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:meeting" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/name ! map{'name': string()},
      $e/otherNames ! map{'otherNames': array{otherName ! f:nameVariant(.)}},
      $e/@kind ! map{'kind': string()},
      $e/@ordinal ! map{'ordinal': xs:integer(.)},
      $e/term ! map{'term': string()},
      $e/body ! map{'body': f:mention(.)},
      $e/series ! map{'series': string()},
      $e/@every ! map{'every': string()},
      $e/composition ! map{'composition': string()},
      $e/@status ! map{'status': string()},
      $e/statusReason ! map{'statusReason': string()},
      $e/held ! map{'held': f:held(.)},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/@mode ! map{'mode': string()},
      $e/@access ! map{'access': string()},
      $e/conveners ! map{'conveners': array{convener ! f:mention(.)}},
      $e/purposes ! map{'purposes': array{purpose ! f:topic(.)}},
      $e/agenda ! map{'agenda': array{agendaItem ! f:agendaItem(.)}},
      $e/topics ! map{'topics': array{topic ! f:topic(.)}},
      $e/attendance ! map{'attendance': f:amount(.)},
      $e/@quorum ! map{'quorum': . = 'true'},
      $e/participants ! map{'participants': array{participant ! f:mention(.)}},
      $e/sessions ! map{'sessions': array{session ! f:occasion(.)}},
      $e/previous ! map{'previous': array{meeting ! f:occasion(.)}},
      $e/next ! map{'next': array{meeting ! f:occasion(.)}},
      $e/@url ! map{'url': string()},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:role" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@role ! map{'role': string()},
      $e/@session ! map{'session': string()},
      $e/@agendaItem ! map{'agendaItem': string()},
      $e/capacity ! map{'capacity': string()},
      $e/onBehalfOf ! map{'onBehalfOf': f:mention(.)},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:presence" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@status ! map{'status': string()},
      $e/place ! map{'place': f:mention(.)},
      $e/@mode ! map{'mode': string()},
      $e/reason ! map{'reason': string()},
      $e/from ! map{'from': string()},
      $e/until ! map{'until': string()},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:post" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/title ! map{'title': string()},
      $e/organization ! map{'organization': f:mention(.)},
      $e/@status ! map{'status': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:personParticipant" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      map{'type': 'person'},
      $e/name ! map{'name': string()},
      $e/otherNames ! map{'otherNames': array{otherName ! f:nameVariant(.)}},
      $e/honorific ! map{'honorific': string()},
      $e/posts ! map{'posts': array{post ! f:post(.)}},
      $e/represents ! map{'represents': f:mention(.)},
      $e/roles ! map{'roles': array{role ! f:role(.)}},
      $e/presence ! map{'presence': f:presence(.)},
      $e/@side ! map{'side': string()},
      $e/memberOf ! map{'memberOf': array{group ! f:mention(.)}},
      $e/identifiers ! map{'identifiers': array{identifier ! f:identifier(.)}},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:organizationParticipant" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      map{'type': 'organization'},
      $e/name ! map{'name': string()},
      $e/otherNames ! map{'otherNames': array{otherName ! f:nameVariant(.)}},
      $e/@kind ! map{'kind': string()},
      $e/parent ! map{'parent': f:mention(.)},
      $e/representedBy ! map{'representedBy': array{words ! string()}},
      $e/roles ! map{'roles': array{role ! f:role(.)}},
      $e/presence ! map{'presence': f:presence(.)},
      $e/@side ! map{'side': string()},
      $e/memberOf ! map{'memberOf': array{group ! f:mention(.)}},
      $e/identifiers ! map{'identifiers': array{identifier ! f:identifier(.)}},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:groupParticipant" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      map{'type': 'group'},
      $e/name ! map{'name': string()},
      $e/otherNames ! map{'otherNames': array{otherName ! f:nameVariant(.)}},
      $e/description ! map{'description': string()},
      $e/size ! map{'size': f:amount(.)},
      $e/of ! map{'of': array{organization ! f:mention(.)}},
      $e/roles ! map{'roles': array{role ! f:role(.)}},
      $e/presence ! map{'presence': f:presence(.)},
      $e/@side ! map{'side': string()},
      $e/memberOf ! map{'memberOf': array{group ! f:mention(.)}},
      $e/identifiers ! map{'identifiers': array{identifier ! f:identifier(.)}},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:partyParticipant" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      map{'type': 'party'},
      $e/name ! map{'name': string()},
      $e/otherNames ! map{'otherNames': array{otherName ! f:nameVariant(.)}},
      $e/roles ! map{'roles': array{role ! f:role(.)}},
      $e/presence ! map{'presence': f:presence(.)},
      $e/@side ! map{'side': string()},
      $e/memberOf ! map{'memberOf': array{group ! f:mention(.)}},
      $e/identifiers ! map{'identifiers': array{identifier ! f:identifier(.)}},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:personEntity" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      map{'type': 'person'},
      $e/name ! map{'name': string()},
      $e/otherNames ! map{'otherNames': array{otherName ! f:nameVariant(.)}},
      $e/honorific ! map{'honorific': string()},
      $e/posts ! map{'posts': array{post ! f:post(.)}},
      $e/represents ! map{'represents': f:mention(.)},
      $e/memberOf ! map{'memberOf': array{group ! f:mention(.)}},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/parent ! map{'parent': f:mention(.)},
      $e/concerns ! map{'concerns': array{concern ! f:mention(.)}},
      $e/identifiers ! map{'identifiers': array{identifier ! f:identifier(.)}},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:organizationEntity" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      map{'type': 'organization'},
      $e/name ! map{'name': string()},
      $e/otherNames ! map{'otherNames': array{otherName ! f:nameVariant(.)}},
      $e/@kind ! map{'kind': string()},
      $e/parent ! map{'parent': f:mention(.)},
      $e/memberOf ! map{'memberOf': array{group ! f:mention(.)}},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/concerns ! map{'concerns': array{concern ! f:mention(.)}},
      $e/identifiers ! map{'identifiers': array{identifier ! f:identifier(.)}},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:groupEntity" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      map{'type': 'group'},
      $e/name ! map{'name': string()},
      $e/otherNames ! map{'otherNames': array{otherName ! f:nameVariant(.)}},
      $e/description ! map{'description': string()},
      $e/size ! map{'size': f:amount(.)},
      $e/of ! map{'of': array{organization ! f:mention(.)}},
      $e/memberOf ! map{'memberOf': array{group ! f:mention(.)}},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/parent ! map{'parent': f:mention(.)},
      $e/concerns ! map{'concerns': array{concern ! f:mention(.)}},
      $e/identifiers ! map{'identifiers': array{identifier ! f:identifier(.)}},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:documentEntity" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      map{'type': 'document'},
      $e/title ! map{'title': string()},
      $e/otherTitles ! map{'otherTitles': array{otherTitle ! f:nameVariant(.)}},
      $e/@kind ! map{'kind': string()},
      $e/number ! map{'number': string()},
      $e/date ! map{'date': f:date(.)},
      $e/@url ! map{'url': string()},
      $e/@state ! map{'state': string()},
      $e/issuers ! map{'issuers': array{issuer ! f:mention(.)}},
      $e/addressees ! map{'addressees': array{addressee ! f:mention(.)}},
      $e/parties ! map{'parties': array{party ! f:mention(.)}},
      $e/topics ! map{'topics': array{topic ! f:topic(.)}},
      $e/when ! map{'when': array{* ! (self::date ! f:timeDate(.), self::notAfter ! f:timeNotAfter(.), self::since ! f:timeSince(.), self::until ! f:timeUntil(.), self::before ! f:timeBefore(.), self::at ! f:timeAt(.), self::during ! f:timeDuring(.), self::after ! f:timeAfter(.), self::within ! f:timeWithin(.), self::window ! f:timeWindow(.), self::recurring ! f:timeRecurring(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.), self::continuous ! f:timeContinuous(.), self::unspecified ! f:timeUnspecified(.))}},
      $e/effective ! map{'effective': array{* ! (self::date ! f:timeDate(.), self::notAfter ! f:timeNotAfter(.), self::since ! f:timeSince(.), self::until ! f:timeUntil(.), self::before ! f:timeBefore(.), self::at ! f:timeAt(.), self::during ! f:timeDuring(.), self::after ! f:timeAfter(.), self::within ! f:timeWithin(.), self::window ! f:timeWindow(.), self::recurring ! f:timeRecurring(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.), self::continuous ! f:timeContinuous(.), self::unspecified ! f:timeUnspecified(.))}},
      $e/conditions ! map{'conditions': array{condition ! f:topic(.)}},
      $e/exceptions ! map{'exceptions': array{exception ! f:topic(.)}},
      $e/links ! map{'links': array{link ! f:link(.)}},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/parent ! map{'parent': f:mention(.)},
      $e/concerns ! map{'concerns': array{concern ! f:mention(.)}},
      $e/identifiers ! map{'identifiers': array{identifier ! f:identifier(.)}},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:eventEntity" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      map{'type': 'event'},
      $e/name ! map{'name': string()},
      $e/otherNames ! map{'otherNames': array{otherName ! f:nameVariant(.)}},
      $e/@kind ! map{'kind': string()},
      $e/@ordinal ! map{'ordinal': xs:integer(.)},
      $e/term ! map{'term': string()},
      $e/body ! map{'body': f:mention(.)},
      $e/series ! map{'series': string()},
      $e/@every ! map{'every': string()},
      $e/composition ! map{'composition': string()},
      $e/@status ! map{'status': string()},
      $e/statusReason ! map{'statusReason': string()},
      $e/held ! map{'held': f:held(.)},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/@mode ! map{'mode': string()},
      $e/@access ! map{'access': string()},
      $e/conveners ! map{'conveners': array{convener ! f:mention(.)}},
      $e/purposes ! map{'purposes': array{purpose ! f:topic(.)}},
      $e/agenda ! map{'agenda': array{agendaItem ! f:agendaItem(.)}},
      $e/topics ! map{'topics': array{topic ! f:topic(.)}},
      $e/attendance ! map{'attendance': f:amount(.)},
      $e/@quorum ! map{'quorum': . = 'true'},
      $e/participants ! map{'participants': array{participant ! f:mention(.)}},
      $e/sessions ! map{'sessions': array{session ! f:occasion(.)}},
      $e/previous ! map{'previous': array{meeting ! f:occasion(.)}},
      $e/next ! map{'next': array{meeting ! f:occasion(.)}},
      $e/@url ! map{'url': string()},
      $e/parent ! map{'parent': f:mention(.)},
      $e/concerns ! map{'concerns': array{concern ! f:mention(.)}},
      $e/identifiers ! map{'identifiers': array{identifier ! f:identifier(.)}},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:policyEntity" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      map{'type': 'policy'},
      $e/name ! map{'name': string()},
      $e/otherNames ! map{'otherNames': array{otherName ! f:nameVariant(.)}},
      $e/gloss ! map{'gloss': string()},
      $e/when ! map{'when': array{* ! (self::date ! f:timeDate(.), self::notAfter ! f:timeNotAfter(.), self::since ! f:timeSince(.), self::until ! f:timeUntil(.), self::before ! f:timeBefore(.), self::at ! f:timeAt(.), self::during ! f:timeDuring(.), self::after ! f:timeAfter(.), self::within ! f:timeWithin(.), self::window ! f:timeWindow(.), self::recurring ! f:timeRecurring(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.), self::continuous ! f:timeContinuous(.), self::unspecified ! f:timeUnspecified(.))}},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/parent ! map{'parent': f:mention(.)},
      $e/concerns ! map{'concerns': array{concern ! f:mention(.)}},
      $e/identifiers ! map{'identifiers': array{identifier ! f:identifier(.)}},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:part" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      $e/label ! map{'label': string()},
      $e/name ! map{'name': string()},
      $e/members ! map{'members': array{member ! f:mention(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:frameworkEntity" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      map{'type': 'framework'},
      $e/name ! map{'name': string()},
      $e/otherNames ! map{'otherNames': array{otherName ! f:nameVariant(.)}},
      $e/gloss ! map{'gloss': string()},
      $e/parts ! map{'parts': array{part ! f:part(.)}},
      $e/when ! map{'when': array{* ! (self::date ! f:timeDate(.), self::notAfter ! f:timeNotAfter(.), self::since ! f:timeSince(.), self::until ! f:timeUntil(.), self::before ! f:timeBefore(.), self::at ! f:timeAt(.), self::during ! f:timeDuring(.), self::after ! f:timeAfter(.), self::within ! f:timeWithin(.), self::window ! f:timeWindow(.), self::recurring ! f:timeRecurring(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.), self::continuous ! f:timeContinuous(.), self::unspecified ! f:timeUnspecified(.))}},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/parent ! map{'parent': f:mention(.)},
      $e/concerns ! map{'concerns': array{concern ! f:mention(.)}},
      $e/identifiers ! map{'identifiers': array{identifier ! f:identifier(.)}},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:placeEntity" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      map{'type': 'place'},
      $e/name ! map{'name': string()},
      $e/otherNames ! map{'otherNames': array{otherName ! f:nameVariant(.)}},
      $e/@country ! map{'country': string()},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/parent ! map{'parent': f:mention(.)},
      $e/concerns ! map{'concerns': array{concern ! f:mention(.)}},
      $e/identifiers ! map{'identifiers': array{identifier ! f:identifier(.)}},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:otherEntity" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      map{'type': 'other'},
      $e/name ! map{'name': string()},
      $e/otherNames ! map{'otherNames': array{otherName ! f:nameVariant(.)}},
      $e/gloss ! map{'gloss': string()},
      $e/when ! map{'when': array{* ! (self::date ! f:timeDate(.), self::notAfter ! f:timeNotAfter(.), self::since ! f:timeSince(.), self::until ! f:timeUntil(.), self::before ! f:timeBefore(.), self::at ! f:timeAt(.), self::during ! f:timeDuring(.), self::after ! f:timeAfter(.), self::within ! f:timeWithin(.), self::window ! f:timeWindow(.), self::recurring ! f:timeRecurring(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.), self::continuous ! f:timeContinuous(.), self::unspecified ! f:timeUnspecified(.))}},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/parent ! map{'parent': f:mention(.)},
      $e/concerns ! map{'concerns': array{concern ! f:mention(.)}},
      $e/identifiers ! map{'identifiers': array{identifier ! f:identifier(.)}},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:report" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      $e/@kind ! map{'kind': string()},
      $e/authors ! map{'authors': array{author ! f:mention(.)}},
      $e/presenters ! map{'presenters': array{presenter ! f:mention(.)}},
      $e/to ! map{'to': array{recipient ! f:mention(.)}},
      $e/verb ! map{'verb': string()},
      $e/topics ! map{'topics': array{topic ! f:topic(.)}},
      $e/when ! map{'when': array{* ! (self::date ! f:timeDate(.), self::notAfter ! f:timeNotAfter(.), self::since ! f:timeSince(.), self::until ! f:timeUntil(.), self::before ! f:timeBefore(.), self::at ! f:timeAt(.), self::during ! f:timeDuring(.), self::after ! f:timeAfter(.), self::within ! f:timeWithin(.), self::window ! f:timeWindow(.), self::recurring ! f:timeRecurring(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.), self::continuous ! f:timeContinuous(.), self::unspecified ! f:timeUnspecified(.))}},
      $e/documents ! map{'documents': array{document ! f:mention(.)}},
      $e/in ! map{'in': f:mention(.)},
      $e/@unspecified ! map{'unspecified': . = 'true'},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:speaker" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@ref ! map{'ref': string()},
      $e/name ! map{'name': string()},
      $e/@extent ! map{'extent': string()},
      $e/@carried ! map{'carried': . = 'true'},
      $e/@including ! map{'including': . = 'true'}
    ))"/>
  </xsl:function>

  <xsl:function name="f:actor" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@ref ! map{'ref': string()},
      $e/name ! map{'name': string()},
      $e/@extent ! map{'extent': string()},
      $e/@part ! map{'part': string()},
      $e/@carried ! map{'carried': . = 'true'},
      $e/@including ! map{'including': . = 'true'}
    ))"/>
  </xsl:function>

  <xsl:function name="f:predecessor" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@ref ! map{'ref': string()},
      $e/name ! map{'name': string()},
      $e/reason ! map{'reason': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:appointment" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/appointee ! map{'appointee': f:mention(.)},
      $e/post ! map{'post': string()},
      $e/organization ! map{'organization': f:mention(.)},
      $e/@side ! map{'side': string()},
      $e/appointedBy ! map{'appointedBy': f:mention(.)},
      $e/terms ! map{'terms': string()},
      $e/@acting ! map{'acting': . = 'true'},
      $e/predecessor ! map{'predecessor': f:predecessor(.)}
    ))"/>
  </xsl:function>

  <xsl:function name="f:voter" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@ref ! map{'ref': string()},
      $e/name ! map{'name': string()},
      $e/preferred ! map{'preferred': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:ballot" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@count ! map{'count': xs:integer(.)},
      $e/members ! map{'members': array{member ! f:voter(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:vote" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/question ! map{'question': string()},
      $e/@agreement ! map{'agreement': string()},
      $e/@method ! map{'method': string()},
      $e/for ! map{'for': f:ballot(.)},
      $e/against ! map{'against': f:ballot(.)},
      $e/abstaining ! map{'abstaining': f:ballot(.)},
      $e/absent ! map{'absent': f:ballot(.)},
      $e/asPrinted ! map{'asPrinted': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:proposer" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@ref ! map{'ref': string()},
      $e/name ! map{'name': string()},
      $e/@role ! map{'role': string()},
      $e/capacity ! map{'capacity': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:statement" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      $e/@kind ! map{'kind': string()},
      $e/@reaffirmed ! map{'reaffirmed': . = 'true'},
      $e/label ! map{'label': string()},
      $e/@partOf ! map{'partOf': string()},
      $e/text ! map{'text': string()},
      $e/by ! map{'by': array{speaker ! f:speaker(.)}},
      $e/verb ! map{'verb': string()},
      $e/marker ! map{'marker': string()},
      $e/in ! map{'in': f:mention(.)},
      $e/actors ! map{'actors': array{actor ! f:actor(.)}},
      $e/to ! map{'to': array{recipient ! f:mention(.)}},
      $e/concerns ! map{'concerns': array{concern ! f:mention(.)}},
      $e/topics ! map{'topics': array{topic ! f:topic(.)}},
      $e/purposes ! map{'purposes': array{purpose ! f:topic(.)}},
      $e/links ! map{'links': array{link ! f:link(.)}},
      $e/amounts ! map{'amounts': array{amount ! f:amount(.)}},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/appointments ! map{'appointments': array{appointment ! f:appointment(.)}},
      $e/when ! map{'when': array{* ! (self::date ! f:timeDate(.), self::notAfter ! f:timeNotAfter(.), self::since ! f:timeSince(.), self::until ! f:timeUntil(.), self::before ! f:timeBefore(.), self::at ! f:timeAt(.), self::during ! f:timeDuring(.), self::after ! f:timeAfter(.), self::within ! f:timeWithin(.), self::window ! f:timeWindow(.), self::recurring ! f:timeRecurring(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.), self::continuous ! f:timeContinuous(.), self::unspecified ! f:timeUnspecified(.))}},
      $e/effective ! map{'effective': array{* ! (self::date ! f:timeDate(.), self::notAfter ! f:timeNotAfter(.), self::since ! f:timeSince(.), self::until ! f:timeUntil(.), self::before ! f:timeBefore(.), self::at ! f:timeAt(.), self::during ! f:timeDuring(.), self::after ! f:timeAfter(.), self::within ! f:timeWithin(.), self::window ! f:timeWindow(.), self::recurring ! f:timeRecurring(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.), self::continuous ! f:timeContinuous(.), self::unspecified ! f:timeUnspecified(.))}},
      $e/conditions ! map{'conditions': array{condition ! f:topic(.)}},
      $e/exceptions ! map{'exceptions': array{exception ! f:topic(.)}},
      $e/@unspecified ! map{'unspecified': . = 'true'},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:decision" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      $e/@act ! map{'act': string()},
      $e/@effect ! map{'effect': string()},
      $e/label ! map{'label': string()},
      $e/@partOf ! map{'partOf': string()},
      $e/text ! map{'text': string()},
      $e/by ! map{'by': array{speaker ! f:speaker(.)}},
      $e/verb ! map{'verb': string()},
      $e/marker ! map{'marker': string()},
      $e/in ! map{'in': f:mention(.)},
      $e/actors ! map{'actors': array{actor ! f:actor(.)}},
      $e/to ! map{'to': array{recipient ! f:mention(.)}},
      $e/concerns ! map{'concerns': array{concern ! f:mention(.)}},
      $e/topics ! map{'topics': array{topic ! f:topic(.)}},
      $e/purposes ! map{'purposes': array{purpose ! f:topic(.)}},
      $e/links ! map{'links': array{link ! f:link(.)}},
      $e/amounts ! map{'amounts': array{amount ! f:amount(.)}},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/appointments ! map{'appointments': array{appointment ! f:appointment(.)}},
      $e/vote ! map{'vote': f:vote(.)},
      $e/proposers ! map{'proposers': array{proposer ! f:proposer(.)}},
      $e/when ! map{'when': array{* ! (self::date ! f:timeDate(.), self::notAfter ! f:timeNotAfter(.), self::since ! f:timeSince(.), self::until ! f:timeUntil(.), self::before ! f:timeBefore(.), self::at ! f:timeAt(.), self::during ! f:timeDuring(.), self::after ! f:timeAfter(.), self::within ! f:timeWithin(.), self::window ! f:timeWindow(.), self::recurring ! f:timeRecurring(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.), self::continuous ! f:timeContinuous(.), self::unspecified ! f:timeUnspecified(.))}},
      $e/deadlines ! map{'deadlines': array{* ! (self::notAfter ! f:timeNotAfter(.), self::before ! f:timeBefore(.), self::within ! f:timeWithin(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.))}},
      $e/effective ! map{'effective': array{* ! (self::date ! f:timeDate(.), self::notAfter ! f:timeNotAfter(.), self::since ! f:timeSince(.), self::until ! f:timeUntil(.), self::before ! f:timeBefore(.), self::at ! f:timeAt(.), self::during ! f:timeDuring(.), self::after ! f:timeAfter(.), self::within ! f:timeWithin(.), self::window ! f:timeWindow(.), self::recurring ! f:timeRecurring(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.), self::continuous ! f:timeContinuous(.), self::unspecified ! f:timeUnspecified(.))}},
      $e/conditions ! map{'conditions': array{condition ! f:topic(.)}},
      $e/exceptions ! map{'exceptions': array{exception ! f:topic(.)}},
      $e/@unspecified ! map{'unspecified': . = 'true'},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:directive" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      $e/@force ! map{'force': string()},
      $e/@refrain ! map{'refrain': . = 'true'},
      $e/@given ! map{'given': string()},
      $e/@reaffirmed ! map{'reaffirmed': . = 'true'},
      $e/@done ! map{'done': . = 'true'},
      $e/label ! map{'label': string()},
      $e/@partOf ! map{'partOf': string()},
      $e/text ! map{'text': string()},
      $e/by ! map{'by': array{speaker ! f:speaker(.)}},
      $e/verb ! map{'verb': string()},
      $e/marker ! map{'marker': string()},
      $e/in ! map{'in': f:mention(.)},
      $e/actors ! map{'actors': array{actor ! f:actor(.)}},
      $e/addressees ! map{'addressees': array{addressee ! f:actor(.)}},
      $e/to ! map{'to': array{recipient ! f:mention(.)}},
      $e/concerns ! map{'concerns': array{concern ! f:mention(.)}},
      $e/topics ! map{'topics': array{topic ! f:topic(.)}},
      $e/purposes ! map{'purposes': array{purpose ! f:topic(.)}},
      $e/links ! map{'links': array{link ! f:link(.)}},
      $e/amounts ! map{'amounts': array{amount ! f:amount(.)}},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/appointments ! map{'appointments': array{appointment ! f:appointment(.)}},
      $e/when ! map{'when': array{* ! (self::date ! f:timeDate(.), self::notAfter ! f:timeNotAfter(.), self::since ! f:timeSince(.), self::until ! f:timeUntil(.), self::before ! f:timeBefore(.), self::at ! f:timeAt(.), self::during ! f:timeDuring(.), self::after ! f:timeAfter(.), self::within ! f:timeWithin(.), self::window ! f:timeWindow(.), self::recurring ! f:timeRecurring(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.), self::continuous ! f:timeContinuous(.), self::unspecified ! f:timeUnspecified(.))}},
      $e/deadlines ! map{'deadlines': array{* ! (self::notAfter ! f:timeNotAfter(.), self::before ! f:timeBefore(.), self::within ! f:timeWithin(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.))}},
      $e/effective ! map{'effective': array{* ! (self::date ! f:timeDate(.), self::notAfter ! f:timeNotAfter(.), self::since ! f:timeSince(.), self::until ! f:timeUntil(.), self::before ! f:timeBefore(.), self::at ! f:timeAt(.), self::during ! f:timeDuring(.), self::after ! f:timeAfter(.), self::within ! f:timeWithin(.), self::window ! f:timeWindow(.), self::recurring ! f:timeRecurring(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.), self::continuous ! f:timeContinuous(.), self::unspecified ! f:timeUnspecified(.))}},
      $e/conditions ! map{'conditions': array{condition ! f:topic(.)}},
      $e/exceptions ! map{'exceptions': array{exception ! f:topic(.)}},
      $e/@unspecified ! map{'unspecified': . = 'true'},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:commitment" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      $e/@force ! map{'force': string()},
      $e/@refrain ! map{'refrain': . = 'true'},
      $e/@reaffirmed ! map{'reaffirmed': . = 'true'},
      $e/label ! map{'label': string()},
      $e/@partOf ! map{'partOf': string()},
      $e/text ! map{'text': string()},
      $e/by ! map{'by': array{speaker ! f:speaker(.)}},
      $e/verb ! map{'verb': string()},
      $e/marker ! map{'marker': string()},
      $e/in ! map{'in': f:mention(.)},
      $e/actors ! map{'actors': array{actor ! f:actor(.)}},
      $e/to ! map{'to': array{recipient ! f:mention(.)}},
      $e/concerns ! map{'concerns': array{concern ! f:mention(.)}},
      $e/topics ! map{'topics': array{topic ! f:topic(.)}},
      $e/purposes ! map{'purposes': array{purpose ! f:topic(.)}},
      $e/links ! map{'links': array{link ! f:link(.)}},
      $e/amounts ! map{'amounts': array{amount ! f:amount(.)}},
      $e/places ! map{'places': array{place ! f:mention(.)}},
      $e/appointments ! map{'appointments': array{appointment ! f:appointment(.)}},
      $e/when ! map{'when': array{* ! (self::date ! f:timeDate(.), self::notAfter ! f:timeNotAfter(.), self::since ! f:timeSince(.), self::until ! f:timeUntil(.), self::before ! f:timeBefore(.), self::at ! f:timeAt(.), self::during ! f:timeDuring(.), self::after ! f:timeAfter(.), self::within ! f:timeWithin(.), self::window ! f:timeWindow(.), self::recurring ! f:timeRecurring(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.), self::continuous ! f:timeContinuous(.), self::unspecified ! f:timeUnspecified(.))}},
      $e/deadlines ! map{'deadlines': array{* ! (self::notAfter ! f:timeNotAfter(.), self::before ! f:timeBefore(.), self::within ! f:timeWithin(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.))}},
      $e/effective ! map{'effective': array{* ! (self::date ! f:timeDate(.), self::notAfter ! f:timeNotAfter(.), self::since ! f:timeSince(.), self::until ! f:timeUntil(.), self::before ! f:timeBefore(.), self::at ! f:timeAt(.), self::during ! f:timeDuring(.), self::after ! f:timeAfter(.), self::within ! f:timeWithin(.), self::window ! f:timeWindow(.), self::recurring ! f:timeRecurring(.), self::immediate ! f:timeImmediate(.), self::asSoonAsPossible ! f:timeAsSoonAsPossible(.), self::continuous ! f:timeContinuous(.), self::unspecified ! f:timeUnspecified(.))}},
      $e/conditions ! map{'conditions': array{condition ! f:topic(.)}},
      $e/exceptions ! map{'exceptions': array{exception ! f:topic(.)}},
      $e/@unspecified ! map{'unspecified': . = 'true'},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/inferred ! map{'inferred': array{property ! string()}},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:note" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@id ! map{'id': string()},
      $e/@kind ! map{'kind': string()},
      $e/about ! map{'about': array{target ! f:mention(.)}},
      $e/reading ! map{'reading': string()},
      $e/text ! map{'text': string()},
      $e/author ! map{'author': string()},
      $e/@unconfirmed ! map{'unconfirmed': . = 'true'},
      $e/extensions ! map{'extensions': array{extension ! f:extension(.)}},
      $e/anchors ! map{'anchors': array{anchor ! f:anchor(.)}}
    ))"/>
  </xsl:function>

  <xsl:function name="f:tool" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/name ! map{'name': string()},
      $e/version ! map{'version': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:change" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/@date ! map{'date': string()},
      $e/author ! map{'author': string()},
      $e/text ! map{'text': string()}
    ))"/>
  </xsl:function>

  <xsl:function name="f:record" as="map(*)">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="map:merge((
      $e/encoders ! map{'encoders': array{encoder ! string()}},
      $e/@date ! map{'date': string()},
      $e/tools ! map{'tools': array{tool ! f:tool(.)}},
      $e/@licence ! map{'licence': string()},
      $e/changes ! map{'changes': array{change ! f:change(.)}}
    ))"/>
  </xsl:function>
</xsl:stylesheet>
