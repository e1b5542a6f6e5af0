using Postfix.Config;
using Postfix.Logging;
using Postfix.Postmulti;

namespace Postfix.Tests.Postmulti;

public sealed class NewInstanceTests
{
    private static readonly Settings s_primary = Settings.FromValues(
        ("queue_directory", "/var/spool/postfix"), ("data_directory", "/var/lib/postfix/"));

    [Fact]
    public void Directories_are_beside_those_of_the_primary_instance_unless_given()
    {
        NewDirectories directories = new(s_primary, "postfix-out");
        directories.Set(EditAction.Create, "config_directory = /srv/out/etc/");
        Assert.Equal(new Instance("/srv/out/etc", "/var/spool/postfix-out", "/var/lib/postfix-out"), directories.Place(directories.PlaceConfiguration(new Claims())));
    }

    [Theory]
    [InlineData("queue_directory", "Malformed parameter setting 'queue_directory'")]
    [InlineData("myhostname=a", "Parameter 'myhostname' not valid with action create")]
    [InlineData("data_directory=x", "Parameter setting 'data_directory' is not an absolute path")]
    [InlineData("data_directory=//", "Parameter setting 'data_directory' is the root directory")]
    public void Other_settings_are_refused(string setting, string message) => Assert.Equal(message,
        Assert.Throws<FatalException>(() => new NewDirectories(s_primary, "").Set(EditAction.Create, setting)).Message);

    [Fact]
    public void An_imported_instance_knows_its_directories_itself() =>
        Assert.Equal("Parameter 'queue_directory' not valid with action import",
            Assert.Throws<FatalException>(() => new NewDirectories(s_primary, "").Set(EditAction.Import, "queue_directory=/x")).Message);

    [Fact]
    public void Without_a_name_all_directories_must_be_given() =>
        Assert.Equal("Missing config_directory parameter value",
            Assert.Throws<FatalException>(() => new NewDirectories(s_primary, null).PlaceConfiguration(new Claims())).Message);

    [Fact]
    public void Without_a_name_the_place_of_the_configuration_is_enough_for_one_that_exists()
    {
        NewDirectories directories = new(s_primary, null);
        directories.Set(EditAction.Import, "config_directory=/srv/out/etc");
        Assert.Equal("/srv/out/etc", directories.PlaceConfiguration(new Claims()));
        Assert.Equal("Missing queue_directory parameter value", Assert.Throws<FatalException>(() => directories.Place("/srv/out/etc")).Message);
    }

    [Fact]
    public void A_configuration_that_another_instance_has_is_refused()
    {
        Claims claims = new();
        claims.Add(new Instance("/etc/postfix", "/q", "/d"));
        NewDirectories directories = new(s_primary, "postfix-out");
        directories.Set(EditAction.Create, "config_directory=/etc/postfix");
        Assert.Equal("new config_directory=/etc/postfix is already in use by instance /etc/postfix, config_directory=/etc/postfix",
            Assert.Throws<FatalException>(() => directories.PlaceConfiguration(claims)).Message);
    }

    [Theory]
    [InlineData("postfix-a b", null, "Unsafe characters in new instance name: 'postfix-a b'")]
    [InlineData("postfix-a/b", null, "Illegal '/' character in new instance name: 'postfix-a/b'")]
    [InlineData("out", null, "New instance name must start with 'postfix-'")]
    [InlineData(null, "a;b", "Unsafe characters in '-G a;b'")]
    public void Unsafe_names_are_refused(string? name, string? group, string message) =>
        Assert.Equal(message, Assert.Throws<FatalException>(() => new NewNames(name, group).Check()).Message);

    [Fact]
    public void Names_are_kept_changed_or_taken_away()
    {
        Instance instance = new Instance("/c", "/q", "/d") { Name = "postfix-a", Group = "g" };
        Assert.Equal(instance, new NewNames(null, null).Apply(instance));
        Assert.Equal(("postfix-b", ""), (new NewNames("postfix-b", "").Apply(instance).Name, new NewNames("postfix-b", "").Apply(instance).Group));
        new NewNames("", "").Check();
    }
}
