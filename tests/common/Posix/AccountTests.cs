using Postfix.Posix;

namespace Postfix.Tests.Posix;

public sealed class AccountTests
{
    [Fact]
    public void Root_is_known_by_name_and_number()
    {
        UserEntry root = Users.Find("root")!;
        Assert.Equal((0u, 0u, "/root"), (root.Uid, root.Gid, root.Home));
        Assert.Equal(root, Users.Find(0));
        Assert.Equal("root", Groups.Find("root")!.Name);
        Assert.Equal("root", Groups.Find(0)!.Name);
        Assert.Contains(0u, Users.GroupsOf("root", 0));
    }

    [Fact]
    public void Unknown_accounts_are_null()
    {
        Assert.Null(Users.Find("no-such-user"));
        Assert.Null(Users.Find(3_999_999_999));
        Assert.Null(Groups.Find("no-such-group"));
    }

    [Fact]
    public void Assuming_ones_own_identity_changes_nothing()
    {
        uint uid = Credentials.EffectiveUid;
        using (Credentials.Assume(uid, Credentials.EffectiveGid))
            Assert.Equal(uid, Credentials.EffectiveUid);
        Assert.Equal(uid, Credentials.EffectiveUid);
    }
}
