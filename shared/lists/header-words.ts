/** What a header can say of its column. `booking` is a bill where there is none; `other` is known not to be a number to track. */
export type HeaderRole = 'number' | 'container' | 'bill' | 'booking' | 'carrier' | 'lang' | 'other';

/** Words of headers, "|" between them, as exports and templates of shops, forwarders and carriers have them in the languages of their users. */
interface HeaderWords {
  /** Sure by themselves. */
  readonly sure: string;
  /** Also used for other things: the cells must agree. */
  readonly weak: string;
}

/** The whole header is one of these, apart from case, marks, blanks and the words for "number". */
export const wholeWords: Readonly<Record<HeaderRole, HeaderWords>> = {
  number: {
    sure: `tracking number|tracking no|tracking #|tracking id|tracking|trackings|package tracking number|shipment tracking number|shipment - tracking number|parcel tracking number
      |fulfillment: tracking number|order tracking number|express or ground tracking id|waybill|waybill number|air waybill|awb|awb number|hawb tracking|consignment number|consignment note|parcel number|track number|track no|track id
      |pro number|tracking numbers|label number|trackingno|trackno|awbno|trk no|trk #
      |物流单号|快递单号|尾程单号|物流公司运单号|运单编号|运单号码|跟踪号|跟踪号码|跟踪单号|跟踪编号|追踪号|追踪号码|追踪单号|追踪编号|面单号|转单号|国际单号|快递号|快递运单号|物流运单号|物流跟踪号|物流编号|货运单号|货运号
      |包裹查詢號碼|包裹號碼|寄件單號|物流單號|快遞單號|託運單號|托運單號|運單號|運單號碼|追蹤碼|追蹤號碼|追蹤編號|追蹤單號|配送單號|貨運單號|宅配單號
      |paketnummer|sendungsverfolgung|sendungsverfolgungsnummer|trackingnummer|tracking-nr|frachtbriefnummer|frachtbrief|identcode|paketscheinnummer|sendungscode|paketverfolgungsnummer
      |n° de suivi|numéro de suivi|numéro de colis|n° colis|code de suivi|n° lt|lettre de transport|numéro de tracking|suivi|numéros de suivi
      |n.º de seguimiento|número de seguimiento|número de rastreo|número de guía|guía|guia de envio|código de seguimiento|código de rastreo|localizador|números de seguimiento|seguimiento
      |código de rastreio|código de rastreamento|número de rastreio|número de rastreamento|rastreio|rastreamento|nº do objeto|objeto|código do objeto
      |n. tracciamento|numero di tracking|numero tracking|codice di tracciamento|codice tracking|numero di tracciamento|lettera di vettura|numero lettera di vettura|ldv|tracciamento
      |trackandtracecode|track & trace|track and trace|track en trace|track & trace code|t&t code|track trace nummer|pakketnummer
      |nr śledzenia|numer śledzenia|numery śledzenia|nr listu przewozowego|numer listu przewozowego|numer nadania|numer paczki|nr paczki|list przewozowy
      |трек-номер|трек номер|трек|трек-код|номер отслеживания|номер для отслеживания|шпи|рпо|номер накладной|штрихкод отправления|номер трека
      |номер ттн|номер накладної|експрес-накладна|номер експрес-накладної|ен|номер відстеження
      |takip no|takipno|takip numarası|kargo takip no|kargo takip numarası|kargo no|gönderi no|gönderi kodu|gönderi takip no|kargo barkodu|takip kodu|takip
      |お荷物伝票番号|伝票番号|送り状番号|送り状no|送り状|お問い合わせ番号|お問合せ番号|お問合せ伝票番号|お問い合わせ伝票番号|お問い合わせ送り状no|追跡番号|荷物番号|配送伝票番号|問い合わせ番号|トラッキング番号
      |운송장번호|송장번호|운송장 번호|송장 번호|등기번호|추적번호|운송장|송장
      |mã vận đơn|số vận đơn|mã theo dõi|mã bưu gửi|mã tracking|số theo dõi|vận đơn
      |หมายเลขติดตามพัสดุ|เลขพัสดุ|หมายเลขพัสดุ|เลขติดตาม|เลขติดตามพัสดุ|หมายเลขติดตาม|เลขแทรค
      |no. resi|noresi|nomor resi|kode resi|resi|nomor pelacakan|nomor airwaybill|nombor penjejakan
      |kollinummer|spårningsnummer|kolli-id|sändningsnummer|spårnings-id|sporingsnummer|pakkenummer|kollinr|seurantakoodi|lähetystunnus|lähetysnumero
      |číslo zásilky|sledovací číslo|číslo zásielky|podací číslo|csomagszám|nyomkövetési szám|numar awb|nr awb|număr de urmărire|αριθμός αποστολής|αριθμός παρακολούθησης|номер за проследяване|товарителница|رقم التتبع|رقم الشحنة|מספר מעקב`,
    weak: `number|numbers|no|nr|#|numero|nummer|номер|单号|單號|番号|번호
      |shipment number|shipment|shipments|shipment no|tracking code|parcel|parcels|parcel id|package number|barcode|code barre|master tracking number|lead tracking number|awb/bl|运单号|包裹号|包裹|单号列表|运单
      |sendungsnummer|sendung|sendungen|sendungs-id|bordereau|récépissé|numéro d'envoi|colis|nº envío|número de envío|n.º de envío|envío|numero di spedizione|numero spedizione|spedizione
      |zendingsnummer|zending|zendingen|nr przesyłki|numer przesyłki|numery przesyłek|przesyłka|номер отправления|номер посылки|ттн|отправление|відправлення|sevkiyat no|배송번호|försändelsenummer|försändelse|штрихкод|envio|número do envio|remessa`,
  },
  container: {
    sure: `container number|container numbers|container no|container no.|container id|container|containers|container #|cntr|cntr no|cntr no.|ctnr|ctnr no|cont no|ctr no|equipment no|equipment number|unit no|unit number
      |集装箱号|集装箱|集裝箱號|货柜号|貨櫃號碼|貨櫃號|コンテナ番号|コンテナno|컨테이너번호|컨테이너|containernummer|container-nr|numéro de conteneur|n° conteneur|conteneur|número de contenedor|contenedor|número do contêiner|contêiner|numero container
      |nr kontenera|numer kontenera|kontener|номер контейнера|контейнер|konteyner no|konteyner|số container|หมายเลขตู้|nomor kontainer|kontainer`,
    weak: '箱号|柜号|櫃號|箱號|unit|equipment|ct',
  },
  bill: {
    sure: `bill of lading|bills of lading|bill of lading number|master bill|master bill of lading|b/l no|b/l no.|b/l number|b/l|bl no|bl no.|bl number|bl|billnumber|mbl|mbl no|mbl number|m b/l|obl|ocean bill|ocean bill of lading|mawb|m awb #|master awb
      |主提单号|船公司单号|主单号|海运提单号|空运提单号|提單號碼|提單號|선하증권번호|konnossement|konnossementnummer|connaissement|numéro de connaissement|conocimiento de embarque|conhecimento de embarque|polizza di carico|konosament|коносамент|номер коносамента
      |konşimento|konşimento no|vận đơn đường biển|nomor b/l|船荷証券番号|b/l番号`,
    weak: '提单号|提单|主单|conhecimento',
  },
  booking: {
    sure: 'booking number|booking no|booking|booking ref|booking id|订舱号|s/o no|so号|buchungsnummer',
    weak: '',
  },
  carrier: {
    sure: `carrier|carriers|carrier code|carrier name|carrier id|carrier key|carrier - name|courier|courier code|courier name|courier slug|slug|tracking provider|tracking carrier|tracking company|shipping carrier|shipping carrier name|shipping provider|shipping provider name|shipment - carrier
      |shipping company|shipped via|delivery company|delivery carrier|logistics provider|logistics company|parcel carrier|post carrier|fulfillment: tracking company|carrier scac code|shipping line scac code|scac|shipping line|ocean carrier|ssl|sealine|line
      |快递公司|尾程服务商|物流公司|承运商|承运人|运输商|运输商代码|物流商|物流服务商|快递名称|快递|快递商|船公司|营运人|貨運公司|配送公司|物流公司名称|快递公司名称|快遞公司
      |name des transportunternehmens|spediteur|versanddienstleister|versandunternehmen|paketdienst|zusteller|frachtführer|transportunternehmen|transportdienstleister|transporteur|transporteurs|société de transport|nom du transporteur
      |transportista|paquetería|empresa de envío|empresa de transporte|mensajería|agencia de transporte|transportadora|empresa de entrega|vettore|corriere|spedizioniere|vervoerder|bezorgdienst|przewoźnik|kurier|firma kurierska
      |перевозчик|служба доставки|транспортная компания|тк|курьерская служба|перевізник|kargo firması|kargo şirketi|kargo|taşıyıcı|kurye
      |配送会社|運送会社|配送業者|運送業者|宅配業者|택배사|택배사명|배송사|배송업체|đơn vị vận chuyển|hãng vận chuyển|ขนส่ง|บริษัทขนส่ง|ผู้ให้บริการขนส่ง|ekspedisi|kurir|jasa kirim|transportör|fraktbolag|speditör|dopravce|futár|futárszolgálat|curier`,
    weak: `ship method|shipping method|shipping service|service|shipment - service|carrier - service selected|发货渠道|物流方式|运输方式|渠道|寄送方式|運送方式|versandart|mode de livraison|forma frete|forma de envio|sposób dostawy|спосіб доставки|способ доставки|配送方法
      |opsi pengiriman|shipper|shipping`,
  },
  lang: {
    sure: 'lang|language|translation|translate|translated to|locale|语言|翻译语言|sprache|langue|idioma',
    weak: '',
  },
  other: {
    sure: `name|order|orders|order id|order number|order - number|order no|order-item-id|order item id|package id|sku|sku id|seller sku|item sku|item id|product id|lead shipment number|shipment reference number|invoice|invoice number|document number|title|tracking url|tracking link|tracking status
      |quantity|qty|shipment id|shipment ids|reference|references|reference number|ref|po|po number|rma|return number|return tracking number|refund id|transaction id|asin|fnsku|ean|upc|gtin|fulfillment id|account number|phone|telephone|mobile|customer|customer id|customer number|zip|postcode|postal code|city|country|address|date|weight|status
      |email|sales order|purchase order|booking sn|lazada id|order path|house bill|hbl|hawb|seal number|seal no|seal|customs entry number|container type|container size|container category|vessel|voyage|imo|pol|pod|port of loading|port of discharge|eta|etd|remark|remarks|note|notes|total|amount|price|cost
      |订单号|订单编号|订单id|订单|平台订单号|商户交易号|业务号|袋号|客户单号|客户订单号|参考号|参考编号|内部单号|出库单号|发货单号|采购单号|退款单号|退货单号|售后单号|支付单号|商家编码|货号|手机号|电话|序号|流水号|交易号|交易单号|分提单号|合约号|箱型|箱尺寸|封号|柜型|船名|航次|数量|重量|备注|日期|收件人|入库单号|拣货单号|调拨单号|发票号|合同号
      |訂單編號|訂單號碼|訂單號|交易序號|發票號碼|商品貨號|出貨單號|退貨單號|取貨門市
      |verwendungszweck|produktreferenznummer|art.-nr.|artikelnummer|bestellnummer|bestellung|auftrag|auftragsnummer|auftrags-nr|verkaufsprotokollnummer|rechnungsnummer|rechnung|lieferscheinnummer|lieferschein|referenz|referenznummer|vorgangsnummer|retourennummer|retourensendungsnummer|kundennummer|kunde|empfänger|telefon|plz|ort|datum|gewicht
      |n° d'expédition|réf|référence|numéro de commande|commande|n° commande|référence client|client|numéro de facture|facture|bon de livraison|numéro de retour|code article|ugs|destinataire|téléphone
      |# de venta|número de venta|venta|dni|número de pedido|pedido|nº pedido|número de orden|orden|referencia|factura|albarán|devolución|cliente|destinatario|teléfono
      |número do pedido|numero da ordem|nota fiscal|chave de acesso|código do produto|cpf|cnpj|cep|protocolo|devolução
      |id spedizione|codice art.|numero ordine|ordine|ddt|fattura|riferimento|reso|codice fiscale|ordernummer|bestelnummer|factuurnummer|pakbonnummer|retournummer|verzender|klant|bestelling
      |numer faktury|zamówienie|kod towaru|numer zamówienia|nr zamówienia|numer zwrotu|nr referencyjny|dostawca|номер заказа|заказ|артикул|номер возврата|баркод|номер счёта|номер замовлення|замовлення|номер рахунку|номер повернення
      |ürün kodu|sipariş no|sipariş numarası|sipariş|fatura no|barkod|stok kodu|iade kodu|受注番号|goq管理番号|商品コード|janコード|sku管理番号|注文番号|お客様管理番号|返品番号|請求書番号|電話番号|管理番号
      |주문번호|상품주문번호|묶음배송번호|상품번호|옵션id|반품번호|반송장번호|휴대폰|mã đơn hàng|id đơn hàng|mã hóa đơn|số điện thoại|mã sản phẩm|mã kiện hàng|mã trả hàng
      |เลขอ้างอิง sku|หมายเลขคำสั่งซื้อ|เลขที่คำสั่งซื้อ|หมายเลขคืนสินค้า|เบอร์โทร|no. pesanan|id pesanan|nomor pesanan|sku induk|nomor referensi sku|nomor invoice|nomor retur
      |číslo objednávky|objednávka|objednávky|rendelésszám|rendelési szám|comandă|număr comandă|nr comandă|αριθμός παραγγελίας|номер на поръчка|رقم الطلب|מספר הזמנה|tilausnumero|ordrenummer
      |försändelse-id|art.nr|fakturanummer|referens|returnummer|leverantör`,
    weak: '',
  },
};

/** Said anywhere in a header, these make it something about a parcel, not its number. */
export const neverWords =
  'return|returned|rückgabe|retour|retouren|url|link|status|date|datum|fecha|time|refund|rma|event|events|page|email|cost|price|weight|customs|phone|count|updated|type|退货|退款|退貨|返品|반품|状态|狀態|時間|时间|日期|链接|連結|网址|網址|次数|重量|类型|статус|дата|ссылка|возврат|zwrot|iade|devolución|devolução|reso';

/** Said in a longer header, these make it a number to track, if the cells agree. */
export const numberWords =
  'tracking|track trace|waybill|awb|suivi|seguimiento|rastreio|rastreamento|rastreo|tracciamento|sledzenia|takip|трек|отслеживания|відстеження|resi|sendungsnummer|paketnummer|快递单号|物流单号|快遞單號|物流單號|运单|運單|跟踪|追踪|追蹤|追跡|送り状|伝票番号|託運|송장|운송장|mã vận đơn|ติดตาม';

/** Said in a longer header, these make it the carrier. */
export const carrierWords =
  'carrier|courier|provider|company|transporteur|spediteur|transportista|transportadora|corriere|vettore|service|公司|服务商|物流商|承运|業者|会社|택배사|перевозчик|kurier|kargo firması';

/** Said in a longer header, these make it something else. */
export const otherWords =
  'order|invoice|reference|ref|sku|item|product|customer|sales|purchase|account|订单|訂單|参考|客户|商品|内部|bestell|auftrag|commande|pedido|ordine|заказ|sipariş|注文|주문|đơn hàng|pesanan';

/** What stands in the first cell of a row that adds others up. */
export const totalWords =
  'total|totals|grand total|sub total|subtotal|sum|summe|gesamt|gesamtsumme|insgesamt|anzahl|count|合计|总计|小计|共计|总数|合計|總計|小計|計|итого|всего|разом|totale|totaal|razem|suma|toplam|jumlah|tổng|tổng cộng|รวม|합계|총계|summa|total général|total general|всього';
