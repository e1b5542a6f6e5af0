using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Tests;

namespace Postfix.VirtualDelivery.Tests;

public sealed class MailboxDirectoryTests
{
    private readonly RecordedLog _log = new();

    [Theory]
    [InlineData("mail@vbox.example", "/vmail/mail", 2009)]
    [InlineData("user+ext@vbox.example", "/vmail/user/", 2010)]
    [InlineData("any@other.example", "/vmail/catch/", 2011)]
    public void Mailbox_owner_and_group_come_from_tables(string user, string path, uint uid)
    {
        Assert.Equal(new VirtualMailbox(path, uid, 100), NewDirectory().Find(user).Mailbox);
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData("up@vbox.example", "recipient up@vbox.example: bad mailbox path ../up in virtual_mailbox_maps")]
    [InlineData("low@vbox.example", "recipient low@vbox.example: bad uid 5 in virtual_uid_maps")]
    [InlineData("text@vbox.example", "recipient text@vbox.example: bad uid abc in virtual_uid_maps")]
    [InlineData("nouid@vbox.example", "recipient nouid@vbox.example: not found in virtual_uid_maps")]
    public void Mistakes_in_tables_keep_the_mail_and_are_logged(string user, string warning)
    {
        MailboxLookup lookup = NewDirectory().Find(user);

        Assert.Equal(("4.3.5", "mail system configuration error"), (lookup.Problem!.Status, lookup.Problem.Reason));
        Assert.Equal([$"warning: {warning}"], _log.Lines);
    }

    [Fact]
    public void Unknown_user_is_returned()
    {
        MailboxLookup lookup = NewDirectory().Find("who@vbox.example");

        Assert.Equal(("5.1.1", "unknown user: \"who@vbox.example\""), (lookup.Problem!.Status, lookup.Problem.Reason));
    }

    [Fact]
    public void Sick_table_keeps_the_mail()
    {
        MailboxLookup lookup = NewDirectory(("virtual_mailbox_maps", "fail:sick")).Find("mail@vbox.example");

        Assert.Equal("4.3.5", lookup.Problem!.Status);
        Assert.Equal("warning: table virtual_mailbox_maps: lookup mail@vbox.example: Application error", _log.Lines[^1]);
    }

    [Fact]
    public void Relative_base_is_a_configuration_error()
    {
        Assert.Throws<ConfigurationException>(() => NewDirectory(("virtual_mailbox_base", "vmail")));
    }

    private MailboxDirectory NewDirectory(params (string, string)[] settings)
    {
        Settings values = Settings.FromValues(
        [
            ("virtual_mailbox_base", "/vmail"),
            ("virtual_mailbox_maps", "inline:{ mail@vbox.example=mail, user@vbox.example=user/, @other.example=catch/, up@vbox.example=../up, "
                + "low@vbox.example=low, text@vbox.example=text, nouid@vbox.example=nouid }"),
            ("virtual_uid_maps", "inline:{ mail@vbox.example=2009, user@vbox.example=2010, @other.example=2011, low@vbox.example=5, text@vbox.example=abc }"),
            ("virtual_gid_maps", "static:100"),
            ("recipient_delimiter", "+"),
            ("mydestination", ""),
            .. settings,
        ]);
        TableSet tables = new(new TableContext(values, _log.Log));
        AddressRules rules = new(values, LocalDomains.Open(tables, _ => false));
        return new MailboxDirectory(Maps(VirtualParameters.MailboxMaps), Maps(VirtualParameters.UidMaps), Maps(VirtualParameters.GidMaps), values, _log.Log);

        AddressMaps Maps(Parameter<string> parameter) =>
            new(MapList.Open(tables, parameter.Name, values[parameter], TableFlags.None), rules, _log.Log);
    }
}
