from organizer import records


def test_every_field_of_every_model_is_declared():
    assert records.faults() == []


def test_an_undeclared_field_is_found(monkeypatch):
    person = records.RECORDS["relationships.Person"]
    fewer = {name: kept for name, kept in person.fields.items() if name != "likes"}
    monkeypatch.setitem(records.RECORDS, "relationships.Person", records.Record(person.model, person.retention, fewer))
    assert records.faults() == ["relationships.Person.likes is not declared"]
