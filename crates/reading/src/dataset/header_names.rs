//! The names by which columns are known in ten more languages: Spanish, French, Italian, Portuguese, Dutch,
//! Polish, Chinese, Japanese, Korean, Arabic.
//!
//! Names are folded ([`crate::fold::fold_word`]), as those in [`super::headers`], which looks both up.

use super::Role;

/// Names that are the whole header.
pub(super) const NAMES: &[(Role, &str)] = &[
    (
        Role::Participant,
        "participante,participantes,entrevistado,entrevistada,entrevistados,informante,\
         informantes,encuestado,encuestados,id participante,participant e,enquete,enquetes,\
         interviewe,interviewee,interviewes,repondant,repondante,repondants,partecipante,\
         partecipanti,soggetto,soggetti,sujeto,sujetos,sujeito,sujeitos,persona,personas,persoon,osoba,intervistato,intervistata,intervistati,rispondente,respondente,respondentes,\
         deelnemer,deelnemers,respondenten,geinterviewde,geinterviewden,uczestnik,uczestniczka,\
         uczestnicy,rozmowca,badany,id uczestnika,参与者,受访者,被访者,访谈对象,參與者,受訪者,参加者,対象者,回答者,協力者,研究参加者,\
         참여자,참가자,응답자,면담자,연구참여자,المشارك,المشاركون,المشاركين,المستجيب",
    ),
    (
        Role::Source,
        "fuente,fuentes,documento,documentos,entrevista,entrevistas,articulo,articulos,estudio,\
         estudios,archivo,grupo focal,entretien,entretiens,etude,etudes,fichier,\
         groupe de discussion,fonte,fonti,documenti,intervista,interviste,articolo,articoli,\
         studio,studi,artigo,artigos,estudo,estudos,arquivo,bron,bronnen,documenten,artikelen,\
         studies,bestand,zrodło,zrodła,wywiad,wywiady,artykuł,artykuły,badanie,plik,来源,文件,文档,访谈,\
         文献,來源,訪談,文獻,出典,文書,資料,インタビュー,출처,문서,인터뷰,논문,المصدر,الوثيقة,المقابلة,الدراسة",
    ),
    (
        Role::Group,
        "grupo,grupos,rol,profesion,ocupacion,grupo de interes,grupo profesional,\
         categoria profesional,perfil,cargo,groupe,groupes,metier,fonction,partie prenante,\
         parties prenantes,groupe professionnel,profil,gruppo,gruppi,ruolo,professione,profilo,\
         papel,profissao,funcao,ocupacao,groep,groepen,functie,beroep,beroepsgroep,grupa,grupy,\
         rola,zawod,stanowisko,grupa zawodowa,actores,tipo de actor,tipos de actor,tipo de actores,categoria de actor,\
         categoria de actores,grupo de actores,parte interesada,partes interesadas,tipo de parte interesada,acteur,acteurs,\
         type dacteur,type dacteurs,type d acteur,categorie dacteur,categorie dacteurs,categorie d acteur,\
         categorie d acteurs,groupe dacteurs,groupe d acteurs,type de partie prenante,categorie de partie prenante,\
         groupe de parties prenantes,attore,attori,tipo di attore,tipologia di attore,categoria di attore,\
         categoria di attori,gruppo di attori,portatore di interesse,portatori di interesse,tipo di stakeholder,\
         categoria di stakeholder,tipo de ator,categoria de ator,grupo de atores,tipo de parte interessada,\
         tipo de stakeholder,categoria de stakeholder,type actor,soort actor,actorgroep,actortype,stakeholdergroep,\
         soort stakeholder,type belanghebbende,belanghebbenden,betrokkenen,interesariusz,interesariusze,\
         grupa interesariuszy,typ interesariusza,kategoria interesariusza,rodzaj interesariusza,typ aktora,\
         利益相关者类型,利益相关方,参与者类型,ステークホルダー,関係者,利害関係者,이해관계자,이해관계자 유형,أصحاب المصلحة,组别,群体,角色,职业,利益相关者,組別,職業,グループ,職種,役割,立場,그룹,집단,역할,직업,\
         직종,المجموعة,الدور,المهنة",
    ),
    (
        Role::Site,
        "sitio,centro,centros,institucion,etablissement,hopital,sede,sedi,ospedale,unidade,\
         instituicao,locatie,ziekenhuis,instelling,osrodek,szpital,placowka,地点,医院,机构,地點,醫院,機構,施設,\
         病院,기관,병원,الموقع,المستشفى",
    ),
    (
        Role::Code,
        "codigo,codigos,etiqueta,etiquetas,etiquette,etiquettes,codage,codice,codici,etichetta,\
         etichette,kody,etykieta,编码,代码,编码名称,標籤,标签,編碼,コード,コード名,ラベル,코드,코드명,الرمز,الترميز,الكود",
    ),
    (
        Role::Domain,
        "dominio,dominios,domini,domaine,domaines,domein,domeinen,domena,domeny,obszar,领域,维度,領域,\
         維度,ドメイン,영역,도메인,المجال,البعد",
    ),
    (
        Role::Construct,
        "constructo,constructos,facteur,facteurs,construit,construits,costrutto,costrutti,fattore,\
         fattori,construto,construtos,fator,fatores,factores,factoren,konstrukty,czynnik,czynniki,\
         构念,因素,構念,構成概念,構成要素,구성개념,구성요소,العامل,العوامل",
    ),
    (
        Role::Theme,
        "temas,categoria,categorias,subcategoria,subcategorias,sous theme,sous themes,categorie,\
         sous categorie,temi,sottotema,sottotemi,sottocategoria,subthema,subcategorie,temat,\
         tematy,podtemat,podkategoria,kategorie,motyw,主题,子主题,类别,范畴,主題,類別,テーマ,カテゴリ,カテゴリー,サブカテゴリー,\
         サブカテゴリ,주제,하위주제,범주,테마,الموضوع,المحور",
    ),
    (
        Role::Valence,
        "tipo,valencia,direccion,influencia,efecto,impacto,sentido,barrera facilitador,\
         barrera o facilitador,barreras y facilitadores,sens,effet,barriere facilitateur,\
         barriere ou facilitateur,frein levier,frein ou levier,freins et leviers,\
         obstacle facilitateur,valenza,direzione,influenza,effetto,impatto,barriera facilitatore,\
         barriera o facilitatore,direcao,efeito,barreira facilitador,barreira ou facilitador,\
         soort,valentie,invloed,belemmerend bevorderend,belemmering bevorderend,\
         belemmering facilitator,rodzaj,kierunek,wpływ,walencja,bariera ułatwienie,\
         bariera lub ułatwienie,类型,效价,性质,影响,類型,效價,性質,影響,方向,障碍促进,種類,種別,阻害促進,유형,방향,영향,النوع,الاتجاه,\
         التأثير,+/-,+-,±",
    ),
    (
        Role::Coder,
        "codificador,codificadora,investigador,investigadora,codeur,codeuse,chercheur,chercheuse,\
         codificatore,ricercatore,ricercatrice,pesquisador,pesquisadora,onderzoeker,koder,\
         kodujacy,badacz,编码者,编码员,編碼者,コーダー,分析者,코더,연구자,المرمز,الباحث",
    ),
    (
        Role::Excerpt,
        "cita,citas,extracto,extractos,fragmento,fragmentos,citation,citations,extrait,extraits,\
         verbatims,citazione,citazioni,estratto,estratti,citacao,citacoes,trecho,trechos,excerto,\
         excertos,citaat,fragment,fragmenten,cytat,cytaty,wypowiedz,wypowiedzi,引文,原文,片段,摘录,文本,引用,\
         発言,語り,逐語録,인용,인용문,발췌,원문,الاقتباس,المقتطف,النص",
    ),
    (
        Role::Count,
        "numero,cantidad,recuento,frecuencia,frecuencias,menciones,conteo,nombre,effectif,effectifs,\
         frequence,frequences,occurrences,nombre de citations,conteggio,frequenza,frequenze,\
         occorrenze,menzioni,contagem,mencoes,vezes,frequencia,frequencias,quantidade,ocorrencias,vermeldingen,aantal,frequentie,\
         frequenties,aantal citaten,liczba,liczebnosc,czestosc,数量,频次,频数,次数,數量,頻次,件数,度数,頻度,回数,빈도,\
         횟수,건수,العدد,التكرار",
    ),
    (
        Role::Ignored,
        "comentario,comentarios,nota,notas,fecha,observaciones,commentaire,remarque,remarques,observations,commentaires,notes,commento,commenti,osservazioni,observacoes,observacao,\
         opmerking,opmerkingen,notitie,notities,komentarz,komentarze,uwagi,notatka,备注,日期,评论,備註,備考,\
         メモ,日付,コメント,비고,메모,날짜,ملاحظات,التاريخ",
    ),
    (Role::Participant, "nombre,nom,nome,imie"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold_word;

    #[test]
    fn the_lists_hold_folded_names_each_once() {
        for (role, names) in NAMES {
            let mut seen = std::collections::HashSet::new();
            for name in names.split(',').map(str::trim) {
                assert_eq!(fold_word(name), name);
                assert!(seen.insert(name), "{name:?} stands twice for {role:?}");
            }
        }
    }

    #[test]
    fn columns_of_actors_are_groups_in_every_language() {
        use crate::dataset::headers::candidates;

        let roles = |header: &str| candidates(&fold_word(header)).into_iter().map(|(role, _)| role);
        for header in [
            "Catégorie d'acteur",
            "Catégorie d’acteurs",
            "Type d'acteur",
            "Tipo de actor",
            "Categoría de actores",
            "Akteursgruppe",
            "Akteurstyp",
            "Categoria di attore",
            "Tipo di attore",
            "Stakeholdertype",
            "Stakeholdergroep",
            "Type of stakeholder",
            "Actor category",
            "Aktörsgrupp",
            "Aktørtype",
            "Toimijaryhmä",
            "Categoria de ator",
            "Grupa interesariuszy",
            "利益相关者类型",
            "ステークホルダー",
            "이해관계자 유형",
            "Partie prenante (catégorie d'acteurs)",
        ] {
            assert!(roles(header).any(|role| role == Role::Group), "{header}");
        }
        for header in [
            "Factor",
            "Reactor",
            "Catégorie",
            "Categoria",
            "Type",
            "Facteur",
            "Tipo",
            "Characteristic",
        ] {
            assert!(!roles(header).any(|role| role == Role::Group), "{header}");
        }
    }
}
