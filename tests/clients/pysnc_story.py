"""What people do with PySNC at the desk of one body, beside another body whose people must see nothing of it."""

import base64
import os
import unittest

import httpx
import requests
from pysnc import ServiceNowClient, exceptions
from pysnc.asyncio import AsyncServiceNowClient
from pysnc.asyncio.auth import AsyncServiceNowPasswordGrantFlow
from pysnc.auth import ServiceNowClientCredentialsFlow, ServiceNowPasswordGrantFlow

ORIGIN = os.environ["GUILDHALL_ORIGIN"]
PASSWORD = os.environ["GUILDHALL_PASSWORD"]
CLIENT = (os.environ["GUILDHALL_CLIENT_ID"], os.environ["GUILDHALL_CLIENT_SECRET"])
CERTIFICATE = (os.environ["GUILDHALL_CERTIFICATE"], os.environ["GUILDHALL_CERTIFICATE_KEY"])
ANOUK, NORA = "anouk.farrow", "nora.neighbour"
PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


def as_person(name):
    return ServiceNowClient(ORIGIN, (name, PASSWORD))


def as_person_later(name):
    return AsyncServiceNowClient(ORIGIN, (name, PASSWORD))


class Shows(httpx.Auth):
    def __init__(self, header):
        self.header = header

    def auth_flow(self, request):
        request.headers["authorization"] = self.header
        yield request


class Desk(unittest.TestCase):
    def setUp(self):
        self.anouk, self.nora = as_person(ANOUK), as_person(NORA)
        self.addCleanup(self.anouk.session.close)
        self.addCleanup(self.nora.session.close)

    def opened(self, about, **values):
        record = self.anouk.GlideRecord("incident")
        record.initialize()
        record.short_description = about
        for name, value in values.items():
            record.set_value(name, value)
        self.assertIsNotNone(record.insert())
        self.addCleanup(self.gone, record.sys_id)
        return record

    def gone(self, sys_id):
        admin = as_person("admin")
        record = admin.GlideRecord("incident")
        if record.get(sys_id):
            record.delete()
        admin.session.close()

    def found(self, client, query, table="incident"):
        records = client.GlideRecord(table)
        records.add_encoded_query(query)
        records.query()
        return records

    def test_an_incident_from_call_to_resolution(self):
        made = self.opened("The radio of car 12 is silent", impact="2", urgency="1", comments="Since this morning")
        self.assertTrue(str(made.number).startswith("INC"))
        self.assertEqual((str(made.priority), str(made.state)), ("2", "1"))
        self.assertEqual(made.get_display_value("opened_by"), "Anouk Farrow")

        record = self.anouk.GlideRecord("incident")
        self.assertTrue(record.get("number", str(made.number)))
        record.state = "2"
        record.work_notes = "Looked at the antenna"
        record.assigned_to = ANOUK
        self.assertIsNotNone(record.update())
        self.assertEqual(record.get_display_value("state"), "In progress")
        self.assertEqual(record.get_display_value("assigned_to"), "Anouk Farrow")

        record.state = "6"
        with self.assertRaises(exceptions.RoleException) as refused:
            record.update()
        self.assertIn("Data Policy Exception", str(refused.exception))
        record.close_code = "Solution provided"
        record.close_notes = "A new antenna"
        self.assertIsNotNone(record.update())
        self.assertEqual((str(record.state), bool(record.resolved_at)), ("6", True))

        told = self.found(self.anouk, f"element_id={made.sys_id}^ORDERBYsys_created_on", "sys_journal_field")
        entries = sorted((str(entry.element), str(entry.value)) for entry in told)
        self.assertEqual(entries, [("comments", "Since this morning"), ("work_notes", "Looked at the antenna")])
        self.assertIn("Looked at the antenna", record.get_display_value("work_notes"))

    def test_the_other_body_sees_nothing_of_it(self):
        made = self.opened("The archive's door stays shut")
        for query in (f"sys_id={made.sys_id}", "short_descriptionLIKEarchive's door", f"number={made.number}"):
            self.assertEqual(len(self.found(self.anouk, query)), 1, query)
            self.assertEqual(len(self.found(self.nora, query)), 0, query)
        record = self.nora.GlideRecord("incident")
        self.assertFalse(record.get(str(made.sys_id)))
        self.assertEqual(len(self.found(self.nora, f"element_id={made.sys_id}", "sys_journal_field")), 0)
        self.assertEqual(len(self.found(self.nora, "user_name=anouk.farrow", "sys_user")), 0)
        self.assertGreater(len(self.found(self.nora, "short_descriptionLIKEneighbours")), 0)
        self.assertEqual(len(self.found(self.anouk, "short_descriptionLIKEneighbours")), 0)
        for method in ("PATCH", "DELETE"):
            address = f"{ORIGIN}/api/now/table/incident/{made.sys_id}"
            answer = self.nora.session.request(method, address, json={"short_description": "Ours now"})
            self.assertEqual((answer.status_code, answer.json()["error"]["message"]), (404, "No Record found"))
        self.assertTrue(self.found(self.anouk, f"sys_id={made.sys_id}^short_descriptionLIKEarchive").has_next())

    def test_many_are_read_a_page_at_a_time(self):
        for place in range(7):
            self.opened(f"Lamp {place} in the long corridor is out")
        records = self.anouk.GlideRecord("incident", batch_size=3)
        records.fields = ["sys_id", "short_description", "caller_id.name"]
        records.add_query("short_description", "ENDSWITH", "in the long corridor is out")
        records.order_by_desc("short_description")
        records.query()
        self.assertEqual(records.get_row_count(), 7)
        self.assertEqual([str(one.short_description)[5] for one in records], list("6543210"))

    def test_many_are_changed_and_deleted_in_batches(self):
        for place in range(4):
            self.opened(f"Screen {place} of the map room flickers")
        records = self.found(self.anouk, "short_descriptionLIKEof the map room flickers")
        for one in records:
            one.urgency = "1"
        self.assertTrue(records.update_multiple())
        self.assertEqual(len(self.found(self.anouk, "short_descriptionLIKEof the map room flickers^urgency=1")), 4)
        admin = as_person("admin")
        records = self.found(admin, "short_descriptionLIKEof the map room flickers")
        self.assertTrue(records.delete_multiple())
        self.assertEqual(len(self.found(admin, "short_descriptionLIKEof the map room flickers")), 0)
        admin.session.close()

    def test_files_hang_on_an_incident(self):
        made = self.opened("The scanner draws a line")
        made.add_attachment("Seite für 1.png", PICTURE, content_type="image/png")
        made.add_attachment("notes.txt", "first\nsecond")
        files = made.get_attachments()
        kept = {str(file.file_name): (file.read(), file.get_link()) for file in files}
        self.assertEqual(sorted(kept), ["Seite für 1.png", "notes.txt"])
        self.assertEqual([kept["Seite für 1.png"][0], kept["notes.txt"][0]], [PICTURE, b"first\nsecond"])
        for _, address in kept.values():
            self.assertEqual(self.nora.session.get(address).status_code, 404)
        for file in made.get_attachments():
            if str(file.file_name) == "notes.txt":
                file.delete()
        self.assertEqual([str(file.file_name) for file in made.get_attachments()], ["Seite für 1.png"])

    def test_what_does_not_count_is_refused(self):
        with self.assertRaises(exceptions.AuthenticationException):
            ServiceNowClient(ORIGIN, (ANOUK, "not the password")).GlideRecord("incident").get("anything")
        answer = self.anouk.session.get(f"{ORIGIN}/api/now/table/no_such_table")
        self.assertEqual((answer.status_code, answer.json()["error"]["message"]), (400, "Invalid table no_such_table"))


class WaysIn(unittest.TestCase):
    def comes_in(self, client):
        record = client.GlideRecord("sys_user")
        record.fields = "sys_id"
        self.assertTrue(record.get("user_name", "admin"))
        client.session.close()

    def test_by_password_grant(self):
        self.comes_in(ServiceNowClient(ORIGIN, ServiceNowPasswordGrantFlow("admin", PASSWORD, *CLIENT)))

    def test_by_client_credentials(self):
        self.comes_in(ServiceNowClient(ORIGIN, ServiceNowClientCredentialsFlow(*CLIENT)))

    def test_by_certificate(self):
        self.comes_in(ServiceNowClient(ORIGIN, cert=CERTIFICATE))
        # The server's own certificate is one that nobody has named.
        other = os.environ["SSL_CERT_FILE"]
        stranger = (other, other.replace(".pem", "-key.pem"))
        answer = requests.get(f"{ORIGIN}/api/now/table/sys_user", cert=stranger, timeout=10)
        self.assertEqual(answer.status_code, 401)


class DeskAtOnce(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.anouk, self.nora = as_person_later(ANOUK), as_person_later(NORA)
        self.admin = as_person_later("admin")

    async def asyncTearDown(self):
        for client in (self.anouk, self.nora, self.admin):
            await client.session.aclose()

    async def found(self, client, query, table="incident"):
        records = await client.GlideRecord(table)
        records.add_encoded_query(query)
        await records.query()
        return records

    async def test_an_incident_with_its_file_beside_the_other_body(self):
        record = await self.anouk.GlideRecord("incident")
        record.initialize()
        record.short_description = "The lift speaks in tongues"
        record.comments = "On the second floor only"
        sys_id = await record.insert()
        self.assertIsNotNone(sys_id)
        record.urgency = "1"
        self.assertIsNotNone(await record.update())
        await record.add_attachment("floor.txt", "second")
        files = await record.get_attachments()
        self.assertEqual(len(files), 1)
        told = await self.found(self.anouk, f"element_id={sys_id}", "sys_journal_field")
        self.assertEqual([str(entry.value) async for entry in told], ["On the second floor only"])
        self.assertEqual(len(await self.found(self.nora, f"sys_id={sys_id}")), 0)
        other = await self.nora.GlideRecord("incident")
        self.assertFalse(await other.get(str(sys_id)))
        mine = await self.admin.GlideRecord("incident")
        self.assertTrue(await mine.get(str(sys_id)))
        self.assertTrue(await mine.delete())
        self.assertEqual(len(await self.found(self.anouk, f"sys_id={sys_id}")), 0)

    async def test_pages_and_batches(self):
        for place in range(5):
            record = await self.anouk.GlideRecord("incident")
            record.initialize()
            record.short_description = f"Tap {place} in the cellar drips"
            await record.insert()
        records = await self.anouk.GlideRecord("incident", batch_size=2)
        records.add_encoded_query("short_descriptionENDSWITHin the cellar drips^ORDERBYshort_description")
        await records.query()
        self.assertEqual([str(one.short_description)[4] async for one in records], list("01234"))
        records = await self.found(self.anouk, "short_descriptionENDSWITHin the cellar drips")
        async for one in records:
            one.impact = "1"
        self.assertTrue(await records.update_multiple())
        records = await self.found(self.admin, "short_descriptionENDSWITHin the cellar drips^impact=1")
        self.assertEqual(len(records), 5)
        self.assertTrue(await records.delete_multiple())
        self.assertEqual(len(await self.found(self.admin, "short_descriptionENDSWITHin the cellar drips")), 0)

    async def test_a_token_of_a_client_application(self):
        flow = AsyncServiceNowPasswordGrantFlow("admin", PASSWORD, *CLIENT)
        session = await flow.authenticate(ORIGIN)
        # The asynchronous client does not send a session's own headers.
        client = AsyncServiceNowClient(ORIGIN, Shows(session.headers["authorization"]))
        record = await client.GlideRecord("sys_user")
        self.assertTrue(await record.get("user_name", "admin"))
        await client.session.aclose()
        await session.aclose()


if __name__ == "__main__":
    unittest.main(verbosity=2)
