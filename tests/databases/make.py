"""Makes the databases of this folder: `python3 make.py`, in any place; nothing else is needed.

Each has the schema that its program writes, as the program's own sources state it, and made-up content in
which nothing is anybody's. What must come of each stands in tests/it/databases.rs. They are kept as files,
since no test should need a database's own library to make them.
"""

import os
import sqlite3
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))

# Taguette 1.5.2: database/models.py as SQLAlchemy writes it.
TAGUETTE = """
CREATE TABLE users (
	login VARCHAR(30) NOT NULL, 
	created DATETIME NOT NULL, 
	hashed_password VARCHAR(192), 
	disabled BOOLEAN NOT NULL, 
	password_set_date DATETIME, 
	language VARCHAR(10), 
	email VARCHAR(256), 
	email_sent DATETIME, 
	CONSTRAINT pk_users PRIMARY KEY (login)
);
CREATE UNIQUE INDEX ix_users_email ON users (email);
CREATE TABLE projects (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(200) NOT NULL, 
	description TEXT NOT NULL, 
	created DATETIME NOT NULL
);
CREATE TABLE documents (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(200) NOT NULL, 
	description TEXT NOT NULL, 
	filename VARCHAR(200) NOT NULL, 
	created DATETIME NOT NULL, 
	project_id INTEGER NOT NULL, 
	text_direction VARCHAR(13) NOT NULL, 
	contents TEXT NOT NULL, 
	CONSTRAINT fk_documents_project_id_projects FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE
);
CREATE INDEX ix_documents_project_id ON documents (project_id);
CREATE TABLE commands (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	date DATETIME NOT NULL, 
	user_login VARCHAR(30) NOT NULL, 
	project_id INTEGER NOT NULL, 
	document_id INTEGER, 
	payload TEXT NOT NULL, 
	CONSTRAINT fk_commands_user_login_users FOREIGN KEY(user_login) REFERENCES users (login) ON UPDATE CASCADE, 
	CONSTRAINT fk_commands_project_id_projects FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE
);
CREATE TABLE tags (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	project_id INTEGER NOT NULL, 
	path VARCHAR(200) NOT NULL, 
	description TEXT NOT NULL, 
	CONSTRAINT uq_tags_project_id UNIQUE (project_id, path), 
	CONSTRAINT fk_tags_project_id_projects FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE
);
CREATE TABLE highlights (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	document_id INTEGER NOT NULL, 
	start_offset INTEGER NOT NULL, 
	end_offset INTEGER NOT NULL, 
	snippet TEXT NOT NULL, 
	CONSTRAINT fk_highlights_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE INDEX ix_highlights_document_id ON highlights (document_id);
CREATE TABLE highlight_tags (
	highlight_id INTEGER NOT NULL, 
	tag_id INTEGER NOT NULL, 
	CONSTRAINT pk_highlight_tags PRIMARY KEY (highlight_id, tag_id), 
	CONSTRAINT fk_highlight_tags_highlight_id_highlights FOREIGN KEY(highlight_id) REFERENCES highlights (id) ON DELETE CASCADE, 
	CONSTRAINT fk_highlight_tags_tag_id_tags FOREIGN KEY(tag_id) REFERENCES tags (id) ON DELETE CASCADE
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
"""

# Taguette 0.2: keys named as SQLAlchemy does without conventions, a tag on a highlight with a row of its own.
TAGUETTE_OLD = """
CREATE TABLE users (login VARCHAR NOT NULL, created DATETIME NOT NULL, hashed_password VARCHAR, PRIMARY KEY (login));
CREATE TABLE projects (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	description TEXT NOT NULL, 
	created DATETIME DEFAULT (CURRENT_TIMESTAMP) NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE documents (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	description TEXT NOT NULL, 
	filename VARCHAR, 
	created DATETIME DEFAULT (CURRENT_TIMESTAMP) NOT NULL, 
	project_id INTEGER NOT NULL, 
	contents TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE
);
CREATE TABLE highlights (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	start_offset INTEGER NOT NULL, 
	end_offset INTEGER NOT NULL, 
	snippet TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE TABLE tags (
	id INTEGER NOT NULL, 
	project_id INTEGER NOT NULL, 
	path VARCHAR NOT NULL, 
	description TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE
);
CREATE TABLE highlight_tags (
	id INTEGER NOT NULL, 
	highlight_id INTEGER, 
	tag_id INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(highlight_id) REFERENCES highlights (id) ON DELETE CASCADE, 
	FOREIGN KEY(tag_id) REFERENCES tags (id) ON DELETE CASCADE
);
"""

# QualCoder, version 17 of its database: what `new_project` of `__main__.py` makes, without the tables of graphs.
QUALCODER = """
CREATE TABLE project (databaseversion text, date text, memo text,about text, bookmarkfile integer, bookmarkpos integer, codername text, recently_used_codes text, avbookmarkfile integer, avbookmarkmsec integer, avbookmarktextpos integer);
CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, av_text_id integer, risid integer, unique(name));
CREATE TABLE code_image (imid integer primary key,id integer,x1 integer, y1 integer, width integer, height integer, cid integer, memo text, date text, owner text, important integer, pdf_page integer);
CREATE TABLE code_av (avid integer primary key,id integer,pos0 integer, pos1 integer, cid integer, memo text, date text, owner text, important integer);
CREATE TABLE annotation (anid integer primary key, fid integer,pos0 integer, pos1 integer, memo text, owner text, date text, unique(fid,pos0,pos1,owner));
CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text);
CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text, unique(name,attr_type,id));
CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text, date text, memo text);
CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text,date text, constraint ucm unique(name));
CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name));
CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer,seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer, unique(cid,fid,pos0,pos1, owner));
CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text,date text, color text, unique(name));
CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text, unique(name));
CREATE TABLE stored_sql (title text, description text, grouper text, ssql text, unique(title));
CREATE TABLE coder_names (name TEXT UNIQUE NOT NULL, visibility INTEGER NOT NULL DEFAULT 1 CHECK (visibility IN (0, 1)));
CREATE VIEW code_text_visible AS SELECT t.* FROM code_text t WHERE NOT EXISTS (SELECT 1 FROM coder_names c WHERE c.name = t.owner AND c.visibility = 0);
"""

# QualCoder, version 1 of its database.
QUALCODER_OLD = """
CREATE TABLE project (databaseversion text, date text, memo text,about text);
CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, unique(name));
CREATE TABLE code_image (imid integer primary key,id integer,x1 integer, y1 integer, width integer, height integer, cid integer, memo text, date text, owner text);
CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text);
CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text);
CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text, date text, memo text);
CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text,date text, constraint ucm unique(name));
CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name));
CREATE TABLE code_text (cid integer, fid integer,seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, unique(cid,fid,pos0,pos1, owner));
CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text,date text, color text, unique(name));
"""

# requal 1.2: the tables that are needed, of `create_db_schema`.
REQUAL = """
CREATE TABLE projects (
     project_id INTEGER PRIMARY KEY AUTOINCREMENT
,    project_name TEXT
,    project_description TEXT
,    created_at TEXT DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE requal_version (
    project_id INTEGER
,   version TEXT
,   FOREIGN KEY(project_id) REFERENCES projects(project_id) ON DELETE CASCADE
);
CREATE TABLE users (
    user_id INTEGER PRIMARY KEY
,   user_login TEXT UNIQUE
,   user_name TEXT
,   user_mail TEXT
,   created_at TEXT DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE documents (
    doc_id INTEGER PRIMARY KEY AUTOINCREMENT
,   project_id INTEGER
,   user_id INTEGER
,   doc_name TEXT
,   doc_description TEXT
,   doc_text TEXT
,   created_at TEXT DEFAULT CURRENT_TIMESTAMP
,   FOREIGN KEY(project_id) REFERENCES projects(project_id) ON DELETE CASCADE
,   FOREIGN KEY(user_id) REFERENCES users(user_id) ON DELETE CASCADE
);
CREATE TABLE codes (
    project_id INTEGER
,   code_id INTEGER PRIMARY KEY AUTOINCREMENT
,   user_id INTEGER
,   code_name TEXT
,   code_description TEXT
,   code_color TEXT
);
CREATE TABLE categories (
    project_id INTEGER
,   category_id INTEGER PRIMARY KEY AUTOINCREMENT
,   user_id INTEGER
,   category_name TEXT
,   category_description TEXT
);
CREATE TABLE categories_codes_map (
    project_id INTEGER
,   category_id INTEGER
,   code_id INTEGER
);
CREATE TABLE cases (
    project_id INTEGER
,   case_id INTEGER PRIMARY KEY AUTOINCREMENT
,   case_name TEXT
,   case_description TEXT
);
CREATE TABLE cases_documents_map (
    project_id INTEGER
,   case_id INTEGER
,   doc_id INTEGER
);
CREATE TABLE segments (
    project_id INTEGER
,   user_id INTEGER
,   doc_id INTEGER
,   code_id INTEGER
,   segment_id INTEGER PRIMARY KEY AUTOINCREMENT
,   segment_start INTEGER
,   segment_end INTEGER
,   segment_text TEXT
,   FOREIGN KEY(project_id) REFERENCES projects(project_id)ON DELETE CASCADE
);
CREATE TABLE attributes (
    attribute_id INTEGER PRIMARY KEY AUTOINCREMENT
,   attribute_name TEXT
,   attribute_object TEXT
,   attribute_type TEXT
,   project_id INTEGER
,   user_id INTEGER
);
CREATE TABLE attribute_values (
    attribute_value_id INTEGER PRIMARY KEY AUTOINCREMENT
,   attribute_id INTEGER
,   value TEXT
);
CREATE TABLE attributes_documents_map (
      doc_id INTEGER
  ,   attribute_id INTEGER
  ,   attribute_value_id INTEGER 
  ,   project_id INTEGER
);
CREATE TABLE attributes_cases_map (
      case_id INTEGER
  ,   attribute_id INTEGER
  ,   attribute_value_id INTEGER 
  ,   project_id INTEGER
);
"""

# RQDA 0.2.2: `new_proj` of ProjectFun.R, where the last columns were added to tables that were there.
RQDA = """
create table source (name text, id integer, file text, memo text, owner text, date text, dateM text, status integer);
create table freecode  (name text, memo text, owner text,date text,dateM text, id integer, status integer, color text);
create table treecode  (cid integer, catid integer, date text, dateM text, memo text, status integer, owner text);
create table treefile  (fid integer, catid integer, date text,dateM text, memo text, status integer,owner text);
create table filecat  (name text,fid integer, catid integer, owner text, date text, dateM text,memo text, status integer);
create table codecat  (name text, cid integer, catid integer, owner text, date text, dateM text,memo text, status integer);
create table coding  (cid integer, fid integer,seltext text, selfirst real, selend real, status integer, owner text, date text, memo text);
create table coding2  (cid integer, fid integer,seltext text, selfirst real, selend real, status integer, owner text, date text, memo text);
create table project  (databaseversion text, date text,dateM text, memo text,about text);
create table cases  (name text, memo text, owner text,date text,dateM text, id integer, status integer);
create table caselinkage  (caseid integer, fid integer, selfirst real, selend real, status integer, owner text, date text, memo text);
create table attributes (name text, status integer, date text, dateM text, owner text,memo text);
create table caseAttr (variable text, value text, caseID integer, date text, dateM text, owner text);
create table fileAttr (variable text, value text, fileID integer, date text, dateM text, owner text);
create table journal (name text, journal text, date text, dateM text, owner text,status integer);
alter table project add column imageDir text;
alter table attributes add column class text;
"""
RQDA_LATER = """
alter table caseAttr add column status integer;
alter table fileAttr add column status integer;
update caseAttr set status=1;
create table image (name text, id integer, date text, dateM text, owner text,status integer);
create table imageCoding (cid integer,iid integer,x1 integer, y1 integer, x2 integer, y2 integer, memo text, date text, dateM text, owner text,status integer);
"""


def make(name, schema, fill, page=1024, encoding="UTF-8", vacuum=0, wal=False):
    """A database with this schema, filled."""
    path = os.path.join(HERE, name)
    if os.path.exists(path):
        os.remove(path)
    base = sqlite3.connect(path)
    base.executescript(
        f"pragma page_size={page}; pragma encoding='{encoding}'; pragma auto_vacuum={vacuum};"
    )
    if wal:
        base.execute("pragma journal_mode=wal")
    base.executescript(schema)
    fill(base)
    base.commit()
    base.close()
    return path


def insert(base, table, columns, rows):
    names = columns.split(",")
    marks = ",".join("?" * len(names))
    base.executemany(f"insert into {table} ({columns}) values ({marks})", rows)


def taguette(base):
    insert(base, "users", "login,created,hashed_password,disabled,email", [
        ("secretlogin", "x", "scrypt:SECRETHASH", 0, "secret@example.org")])
    insert(base, "projects", "id,name,description,created", [(1, "Wards", "", "x")])
    documents = [(1, "Ann.txt", "<p>SECRETTEXT</p>"), (2, "Bo.txt", "<p>x</p>" * 2000), (3, "Empty.txt", "")]
    insert(base, "documents", "id,name,description,filename,created,project_id,text_direction,contents",
           [(id, name, "", name, "x", 1, "LEFT_TO_RIGHT", text) for id, name, text in documents])
    insert(base, "commands", "date,user_login,project_id,payload", [("x", "secretlogin", 1, "{}")])
    insert(base, "tags", "id,project_id,path,description", [
        (1, 1, "Cost", "What it costs"), (2, 1, "Cost.Time", ""), (3, 1, "e.g. Ädel ☕", ""), (4, 1, "Unused", "")])
    long = "<p>" + "A long one. " * 1500 + "</p>"
    insert(base, "highlights", "id,document_id,start_offset,end_offset,snippet", [
        (1, 1, 0, 14, "<p>We <b>can</b>not pay.</p><p>It &amp; that</p>"),
        (2, 1, 14, 20, "a b"), (3, 2, 5, 18010, long), (4, 2, 7, 9, "untagged"), (5, 2, 7, 9, "gone")])
    insert(base, "highlight_tags", "highlight_id,tag_id", [(1, 1), (1, 3), (2, 2), (3, 1), (5, 1)])
    base.execute("delete from highlight_tags where highlight_id=5")
    base.execute("delete from highlights where id=5")
    base.execute("insert into alembic_version values ('db5e31a0233d')")


def taguette_two(base):
    """Two projects with a document each and one with none, and enough highlights for a tree of several levels."""
    insert(base, "projects", "id,name,description,created",
           [(1, "One", "", "x"), (2, "Två", "", "x"), (3, "Empty", "", "x")])
    insert(base, "documents", "id,name,description,filename,created,project_id,text_direction,contents",
           [(1, "a", "", "a", "x", 1, "LEFT_TO_RIGHT", ""), (2, "b", "", "b", "x", 2, "LEFT_TO_RIGHT", "")])
    insert(base, "tags", "id,project_id,path,description", [
        (1, 1, "Cost", ""), (2, 2, "Cost.Time", ""), (3, 2, "Støtte 😀", "")])
    rows = [(n, 1 + n % 2, n * 10, n * 10 + 9, f"Passage nummer {n} – ☕") for n in range(1, 401)]
    insert(base, "highlights", "id,document_id,start_offset,end_offset,snippet", rows)
    # Odd numbers are in b.
    insert(base, "highlight_tags", "highlight_id,tag_id",
           [(n, 1 if n % 2 == 0 else 2 + n % 3 % 2) for n in range(1, 401)])
    base.execute("delete from highlight_tags where highlight_id > 300")
    base.execute("delete from highlights where id > 300")


def taguette_old(base):
    base.execute("insert into users values ('secretlogin', 'x', 'bcrypt:SECRETHASH')")
    base.execute("insert into projects (id,name,description) values (7, 'Old', '')")
    base.execute("insert into documents (id,name,description,project_id,contents) values (4, 'doc', '', 7, '<p>SECRETTEXT</p>')")
    insert(base, "tags", "id,project_id,path,description", [(1, 7, "one", ""), (2, 7, "two", "")])
    insert(base, "highlights", "id,document_id,start_offset,end_offset,snippet", [(9, 4, 0, 3, "abc")])
    # One tag stands twice, one on nothing, one on what is not there.
    insert(base, "highlight_tags", "highlight_id,tag_id", [(9, 1), (9, 1), (9, 2), (None, 1), (9, None), (99, 1)])


def qualcoder(base):
    base.execute("insert into project (databaseversion, about, codername) values ('v17', 'QualCoder 4.0', 'ann')")
    # Version 16 added this column to tables with rows.
    insert(base, "code_cat", "catid,name,supercatid", [(1, "Setting", None), (2, "Money", 1), (3, "Circle", 4), (4, "Back", 3)])
    insert(base, "code_name", "cid,name,memo,catid,owner", [
        (1, "Cost", "What it costs", 2, "ann"), (2, "Time", "", None, "ann"), (3, "Shifts", None, None, "bo"),
        (4, "Lost", "", 3, "bo"), (5, "Unused", "", 99, "bo")])
    base.execute("alter table code_name add supercid integer")
    base.execute("update code_name set supercid=2 where cid=3")
    text = "We cannot pay – it takes time. Ann: 😀 yes."
    insert(base, "source", "id,name,fulltext,mediapath,memo,owner", [
        (1, "one.txt", text, None, "SECRETMEMO", "ann"), (2, "two.txt", "Two people: A says so. B does not.", None, "", "ann"),
        (3, "talk.mp3", None, "/audio/talk.mp3", "", "ann"), (4, "ward.png", None, "/images/ward.png", "", "ann"),
        (5, "paper.pdf", "Page one\nPage two", "/docs/paper.pdf", "", "ann"), (6, "nothing.txt", "x", None, "", "ann")])
    insert(base, "code_text", "ctid,cid,fid,seltext,pos0,pos1,owner,avid,important", [
        (1, 1, 1, text[3:13], 3, 13, "ann", None, 0), (2, 2, 1, text[16:30], 16, 30, "ann", None, 1),
        (3, 1, 1, text[3:13], 3, 13, "bo", None, 0), (4, 3, 2, "A says so.", 12, 22, "bo", None, None),
        (5, 4, 2, "B does not.", 23, 34, "bo", None, 0), (6, 2, 5, "Page one", 0, 8, "ann", None, 0),
        (7, 77, 1, "gone", 0, 2, "ann", None, 0), (8, 1, 88, "gone", 0, 2, "ann", None, 0)])
    insert(base, "code_av", "avid,id,pos0,pos1,cid,owner", [(1, 3, 500, 1500, 2, "bo")])
    insert(base, "code_image", "imid,id,x1,y1,width,height,cid,owner,pdf_page", [
        (1, 4, 10, 20, 30, 40, 1, "ann", None), (2, 5, 1, 2, 3, 4, 1, "ann", 2)])
    insert(base, "cases", "caseid,name", [(1, "P1"), (2, "P2"), (3, "P3")])
    insert(base, "case_text", "id,caseid,fid,pos0,pos1", [
        (1, 1, 1, 0, len(text)), (2, 2, 2, 12, 22), (3, 3, 2, 23, 34), (4, 1, 3, 0, 0), (5, 2, 4, 0, 0), (6, 3, 5, 9, 17)])
    insert(base, "attribute_type", "name,caseOrFile,valuetype", [("Role", "case", "character"), ("Year", "file", "numeric")])
    insert(base, "attribute", "attrid,name,attr_type,value,id", [
        (1, "Role", "case", "nurse", 1), (2, "Role", "case", "manager", 2), (3, "Role", "case", "", 3),
        (4, "Year", "file", "2024", 1), (5, "Year", "file", "2025", 2), (6, "Year", "journal", "1999", 1)])
    base.execute("insert into annotation (fid,pos0,pos1,memo) values (1, 0, 5, 'SECRETMEMO')")
    base.execute("insert into journal (name,jentry) values ('j', 'SECRETMEMO')")


def qualcoder_old(base):
    base.execute("insert into project values ('v1', 'x', '', 'QualCoder 1.0')")
    insert(base, "code_name", "cid,name,catid", [(1, "Cost", None), (2, "Time", None)])
    insert(base, "source", "id,name,fulltext", [(1, "one", "abc def")])
    insert(base, "code_text", "cid,fid,seltext,pos0,pos1,owner", [(1, 1, "abc", 0, 3, "default"), (2, 1, "def", 4, 7, "default")])


def requal(base):
    insert(base, "projects", "project_id,project_name", [(1, "Wards")])
    base.execute("insert into requal_version values (1, '1.2.3')")
    insert(base, "users", "user_id,user_login,user_name,user_mail", [
        (1, "secretlogin", "Ann", "secret@example.org"), (2, "secretlogin2", None, "secret2@example.org")])
    insert(base, "documents", "doc_id,project_id,user_id,doc_name,doc_text", [
        (1, 1, 1, "one", "Hidden abc SECRETTEXT"), (2, 1, 1, "two", "x"), (3, 1, 1, "three", "x")])
    insert(base, "codes", "project_id,code_id,user_id,code_name,code_description", [
        (1, 1, 1, "Cost", "What it costs"), (1, 2, 1, "Time", None), (1, 3, 1, "Free", ""), (1, 4, 1, "Gone", "")])
    insert(base, "categories", "project_id,category_id,category_name", [(1, 1, "Barriers"), (1, 2, "Money")])
    insert(base, "categories_codes_map", "project_id,category_id,code_id", [(1, 1, 1), (1, 2, 1), (1, 1, 2), (1, 99, 3)])
    insert(base, "cases", "project_id,case_id,case_name", [(1, 1, "P1"), (1, 2, "P2")])
    insert(base, "cases_documents_map", "project_id,case_id,doc_id", [(1, 1, 1), (1, 2, 2), (1, 2, 3)])
    insert(base, "segments", "project_id,user_id,doc_id,code_id,segment_id,segment_start,segment_end,segment_text", [
        (1, 1, 1, 1, 1, 1, 6, "Hidden"), (1, 2, 1, 2, 2, 8, 10, "abc"), (1, 1, 2, 3, 3, 1, 1, "x"),
        (1, 1, 2, None, 4, 1, 1, "x"), (1, 1, 1, 4, 5, 1, 6, "again")])
    base.execute("delete from segments where segment_id=5")
    base.execute("delete from codes where code_id=4")
    insert(base, "attributes", "attribute_id,attribute_name,attribute_object", [(1, "Role", "case"), (2, "Year", "document"), (3, "Seniority", "user")])
    insert(base, "attribute_values", "attribute_value_id,attribute_id,value", [(1, 1, "nurse"), (2, 1, "manager"), (3, 2, "2024"), (4, 3, "SECRETVALUE")])
    insert(base, "attributes_cases_map", "case_id,attribute_id,attribute_value_id", [(1, 1, 1), (2, 1, 2)])
    insert(base, "attributes_documents_map", "doc_id,attribute_id,attribute_value_id", [(1, 2, 3)])


def rqda(base):
    base.execute("insert into project (databaseversion, about) values ('0.2.2', 'Database created by RQDA')")
    text = "We cannot pay. Ann: it takes time."
    insert(base, "source", "name,id,file,status", [("one", 1, text, 1), ("two", 2, "Två: ä.", 1), ("gone", 3, "x", 0)])
    insert(base, "freecode", "name,memo,id,status", [
        ("Cost", "What it costs", 1, 1), ("Time", None, 2, 1), ("Deleted", "", 3, 0), ("Free", "", 4, 1)])
    insert(base, "codecat", "name,catid,status", [("Barriers", 1, 1), ("Gone", 2, 0)])
    insert(base, "treecode", "cid,catid,status", [(1, 1, 1), (2, 1, 0), (4, 2, 1)])
    insert(base, "coding", "cid,fid,seltext,selfirst,selend,status,owner", [
        (1, 1, "We cannot pay.", 0.0, 14.0, 1, "ann"), (2, 1, "it takes time.", 20.0, 34.0, 1, "ann"),
        (1, 2, "Två", 0.0, 3.0, 1, "bo"), (1, 1, "deleted", 0.0, 7.0, 0, "ann"), (3, 1, "deleted", 0.0, 7.0, -1, "ann")])
    insert(base, "coding2", "cid,fid,seltext,selfirst,selend,status,owner", [(1, 1, "We", 0.0, 2.0, 1, "ann"), (1, 1, "We", 0.0, 2.0, 0, "ann")])
    insert(base, "filecat", "name,catid,status", [("Ward", 1, 1), ("Clinic", 2, 1)])
    insert(base, "treefile", "fid,catid,status", [(1, 1, 1), (2, 2, 1), (2, 1, 0)])
    insert(base, "cases", "name,id,status", [("P1", 1, 1), ("P2", 2, 1)])
    insert(base, "caselinkage", "caseid,fid,selfirst,selend,status", [(1, 1, 0.0, 15.0, 1), (2, 2, 0.0, 7.0, 1), (2, 1, 0.0, 34.0, 0)])
    insert(base, "caseAttr", "variable,value,caseID", [("Role", "nurse", 1), ("Role", "manager", 2)])
    insert(base, "fileAttr", "variable,value,fileID", [("Year", "1999", 1)])
    base.executescript(RQDA_LATER)
    # Only those of the cases were given the status that says that they are there.
    insert(base, "fileAttr", "variable,value,fileID,status", [("Year", "2024", 1, 1)])
    insert(base, "image", "name,id,status", [("ward.png", 1, 1)])
    insert(base, "imageCoding", "cid,iid,x1,y1,x2,y2,owner,status", [(2, 1, 5, 6, 7, 8, "bo", 1)])


def rqda_old(base):
    base.execute("insert into project (databaseversion) values ('0.1.5')")
    insert(base, "source", "name,id,file,status", [("one", 1, "abc", 1)])
    insert(base, "freecode", "name,id,status", [("Cost", 1, 1)])
    insert(base, "coding", "cid,fid,seltext,selfirst,selend,status,owner", [(1, 1, "abc", 0, 3, 1, "ann")])


make("taguette.sqlite3", TAGUETTE, taguette)
make("taguette_two.sqlite3", TAGUETTE, taguette_two, page=512, encoding="UTF-16le", vacuum=1)
make("taguette_old.sqlite3", TAGUETTE_OLD, taguette_old, page=2048, encoding="UTF-16be")
make("qualcoder.qda", QUALCODER, qualcoder, page=512, vacuum=2)
make("requal.requal", REQUAL, requal, wal=True)
make("rqda.rqda", RQDA, rqda, encoding="UTF-16le")
make("rqda_old.rqda", RQDA, rqda_old, page=512)

# The folder of a project, as people pack it.
def pack(name, data, *more):
    with zipfile.ZipFile(os.path.join(HERE, name), "w", zipfile.ZIP_DEFLATED) as packed:
        with open(data, "rb") as file:
            entries = [("Wards.qda/data.qda", file.read()), *more]
        for entry, content in entries:
            packed.writestr(zipfile.ZipInfo(entry), content, zipfile.ZIP_DEFLATED)
    os.remove(data)


data = make("data.qda", QUALCODER_OLD, qualcoder_old, page=16384)
pack("qualcoder_folder.zip", data, ("Wards.qda/documents/one.txt", b"abc def"), ("__MACOSX/Wards.qda/._data.qda", b"shadow"))
# Pages of the largest size, and no more tables than are filled, so that it packs well; beside it a log.
needed = [line for line in QUALCODER_OLD.splitlines() if any(f"TABLE {name} " in line for name in ["project", "source", "code_name", "code_text"])]
data = make("data.qda", "\n".join(needed).replace(", unique(name)", "").replace(", unique(cid,fid,pos0,pos1, owner)", ""), qualcoder_old, page=65536)
pack("qualcoder_wide.zip", data, ("Wards.qda/data.qda-wal", b"log"))
